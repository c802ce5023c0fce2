import { createServer, request } from "node:http";
import { expect, test } from "vitest";
import { dropForwardedHeaders } from "./forwarded-headers";

test("what a client says of its own address does not arrive", async () => {
  const server = createServer((incoming, response) => response.end(JSON.stringify(incoming.headers)));
  dropForwardedHeaders(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const body = await new Promise<string>((resolve, reject) => {
    const headers = { "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https", "X-Other": "kept" };
    const asking = request({ port, host: "127.0.0.1", headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve(text));
    });
    asking.on("error", reject).end();
  });
  await new Promise((resolve) => server.close(resolve));
  expect(body).toContain('"x-other":"kept"');
  expect(body).not.toContain("x-forwarded");
});
