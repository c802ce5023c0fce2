import { expect, test } from "vitest";
import { passwordFault, type PasswordFault } from "./password";

const owner = { name: "Nguyễn Văn Trường", email: "truong.nv@so-tai-chinh.vn" };

test.each<[string, PasswordFault]>([
  ["mười bốn ký tự", "tooShort"],
  ["a".repeat(257), "tooLong"],
  ["nguyenvantruong1", "personal"],
  ["Nguyễn Văn Trường", "personal"],
  ["truong.nv@so-tai-chinh.vn", "personal"],
  ["đảng bộ khối đảng bộ khối", "personal"],
  ["aaaaaaaaaaaaaaaaaa", "repeated"],
  ["abcabcabcabcabcabc", "repeated"],
  ["123456789012345", "common"],
  ["abcdefghijklmnopqrst", "sequence"],
  ["qwertyuiopasdfghjkl", "common"],
])("%s is refused: %s", (password, fault) => {
  expect(passwordFault(password, owner, 15)).toBe(fault);
});

test.each([
  "rừng cọ đồi chè đồng xanh",
  "correct horse battery staple",
  "conthuyenkhongbencapdau",
  "    bốn dấu cách ở đầu câu",
  "🌾🌾 lúa chín vàng đồng 🐃",
])("%s is taken: length counts, composition does not", (password) => {
  expect(passwordFault(password, owner, 15)).toBeNull();
});

test("the least length is the setting's, in characters and not in bytes", () => {
  expect(passwordFault("rừng cọ đồi chè", owner, 15)).toBeNull();
  expect(passwordFault("rừng cọ đồi chè", owner, 16)).toBe("tooShort");
});
