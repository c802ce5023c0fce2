import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { findBinaries, mendLinks } from "./binaries";

test("links that an install without scripts left out are made again, and kept ones stay", () => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "so-ket-links-"));
  const lib = path.join(home, "native", "lib");
  fs.mkdirSync(lib, { recursive: true });
  fs.writeFileSync(path.join(lib, "libicuuc.so.60.2"), "icu");
  fs.writeFileSync(path.join(lib, "libpq.so"), "kept");
  const links = ["libicuuc.so.60", "libpq.so"].map((name) => ({
    source: "native/lib/libicuuc.so.60.2",
    target: `native/lib/${name}`,
  }));
  fs.writeFileSync(path.join(home, "native", "pg-symlinks.json"), JSON.stringify(links));
  mendLinks(home);
  mendLinks(home);
  expect(fs.readlinkSync(path.join(lib, "libicuuc.so.60"))).toBe("libicuuc.so.60.2");
  expect(fs.readFileSync(path.join(lib, "libpq.so"), "utf8")).toBe("kept");
  fs.rmSync(home, { recursive: true });
});

test("the programs of this platform are found and say their version", async () => {
  expect((await findBinaries()).major).toBe("18");
});
