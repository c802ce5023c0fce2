import { findFaults } from "./axe";
import { expect, test } from "./fixtures";
import { choose, fill, press, words } from "./office";
import { makeSmallOffice, QUARTER } from "./small-office";

const { exchange } = words;

test("a report goes from one office to another as a signed file, and a changed file is refused", async ({
  make,
  owner,
  signIn,
}) => {
  const { submitted, hospital } = await makeSmallOffice(make, owner);
  const sender = await signIn("secretary", hospital);
  await sender.goto("/exchange");
  await expect(sender.getByRole("link", { name: new RegExp(exchange.export.file) })).toBeVisible();
  expect(await findFaults(sender)).toEqual([]);
  const text = await (await sender.request.get(`/api/exchange/reports/${submitted.id}`)).text();
  const file: { publicKey: string } = JSON.parse(text);

  const root = await make.makeRoot({ name: "Đảng bộ nơi nhận" });
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: hospital.name, kind: "base_party_org" });
  await make.makePeriod(root.id, QUARTER, "2022-04-10");
  const office = await signIn("office_staff", root);
  await office.goto("/exchange");
  const take = async (content: string) => {
    const upload = { name: "bao-cao.json", mimeType: "application/json", buffer: Buffer.from(content) };
    await office.getByLabel(exchange.import.file).setInputFiles(upload);
    await press(office, exchange.import.check);
  };
  await take(text);
  await expect(office.getByText(exchange.errors.untrusted)).toBeVisible();
  await press(office, exchange.trust.add);
  const trust = office.getByRole("form", { name: exchange.trust.add });
  await fill(trust, { [exchange.trust.name]: "Máy của đơn vị", [exchange.trust.publicKey]: file.publicKey });
  await choose(trust, exchange.trust.unit, unit.name);
  await press(trust, exchange.trust.add);
  await expect(office.getByRole("cell", { name: file.publicKey })).toBeVisible();

  await take(text.replace("hoàn thành", "chưa hoàn thành"));
  await expect(office.getByText(exchange.errors.tampered)).toBeVisible();
  await take(text);
  await expect(office.getByText(exchange.preview.title)).toBeVisible();
  expect(await findFaults(office)).toEqual([]);
  await press(office, exchange.import.apply);
  await expect(office.getByRole("link", { name: exchange.import.open })).toBeVisible();
  await take(text);
  await expect(office.getByText(exchange.preview.already)).toBeVisible();
});

test("a leader has no exchange, and another office's report cannot be sent", async ({ make, owner, signIn }) => {
  const { root, submitted } = await makeSmallOffice(make, owner);
  const leader = await signIn("leader", root);
  expect((await leader.request.get("/exchange")).status()).toBe(404);
  const stranger = await signIn("office_staff", await make.makeRoot());
  expect((await stranger.request.get(`/api/exchange/reports/${submitted.id}`)).status()).toBe(404);
});
