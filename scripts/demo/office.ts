import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { newId } from "@/lib/id";
import { fold } from "@/lib/vietnamese";
import { terms } from "@/db/schema/decisions";
import { orgUnits, orgUnitVersions } from "@/db/schema/org-units";
import { installations } from "@/db/schema/settings";
import type { Random } from "./random";
import reference from "@/e2e/reference-quarter.json" with { type: "json" };

export interface DemoUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: string | null;
}

export interface DemoOffice {
  readonly root: DemoUnit;
  /** Units that report: directly beneath the root. */
  readonly bases: readonly DemoUnit[];
  /** Units that members belong to, with the base each lies under. */
  readonly homes: readonly { readonly unit: DemoUnit; readonly base: DemoUnit; readonly size: number }[];
}

const SINCE = "2015-01-01";
const BASE_ORGANISATIONS = 130;
const PARTY_ORGS = 49;

const AGENCIES = [
  "Sở Tài chính",
  "Sở Kế hoạch và Đầu tư",
  "Sở Nội vụ",
  "Sở Tư pháp",
  "Sở Công Thương",
  "Sở Xây dựng",
  "Sở Giao thông vận tải",
  "Sở Nông nghiệp và Phát triển nông thôn",
  "Sở Tài nguyên và Môi trường",
  "Sở Giáo dục và Đào tạo",
  "Sở Y tế",
  "Sở Khoa học và Công nghệ",
  "Sở Lao động – Thương binh và Xã hội",
  "Sở Văn hóa, Thể thao và Du lịch",
  "Sở Ngoại vụ",
  "Thanh tra tỉnh",
  "Ban Dân tộc",
  "Văn phòng Ủy ban nhân dân tỉnh",
  "Văn phòng Tỉnh ủy",
  "Ban Tổ chức Tỉnh ủy",
  "Ban Tuyên giáo Tỉnh ủy",
  "Ban Dân vận Tỉnh ủy",
  "Ban Nội chính Tỉnh ủy",
  "Cơ quan Ủy ban Kiểm tra Tỉnh ủy",
  "Viện Kiểm sát nhân dân tỉnh",
  "Tòa án nhân dân tỉnh",
  "Cục Thi hành án dân sự tỉnh",
  "Cục Thống kê tỉnh",
  "Kho bạc Nhà nước tỉnh",
  "Bảo hiểm xã hội tỉnh",
  "Bệnh viện Đa khoa tỉnh",
  "Bệnh viện Y học cổ truyền",
  "Trung tâm Kiểm soát bệnh tật tỉnh",
  "Trường Chính trị tỉnh",
  "Đài Phát thanh và Truyền hình tỉnh",
  "Báo tỉnh",
  "Liên đoàn Lao động tỉnh",
  "Hội Nông dân tỉnh",
  "Hội Liên hiệp Phụ nữ tỉnh",
  "Tỉnh đoàn",
  "Hội Cựu chiến binh tỉnh",
  "Ủy ban Mặt trận Tổ quốc tỉnh",
  "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",
  "Hội Văn học Nghệ thuật tỉnh",
  "Hội Nhà báo tỉnh",
  "Hội Chữ thập đỏ tỉnh",
  "Liên minh Hợp tác xã tỉnh",
] as const;
const KINDS_OF_PLACE = [
  "Trung tâm",
  "Ban Quản lý",
  "Công ty",
  "Chi cục",
  "Trường",
  "Vườn quốc gia",
  "Quỹ",
  "Viện",
] as const;
const FIELDS = [
  "Khuyến nông",
  "Dịch vụ việc làm",
  "Công trình đô thị",
  "Quản lý thị trường",
  "Trung cấp nghề",
  "Bảo tồn",
  "Đầu tư phát triển",
  "Quy hoạch",
  "Cấp nước",
  "Kiểm lâm",
] as const;

/** The committee with its base organisations and branches: the named ones of the reference quarter, and invented ones around them. */
export async function makeOffice(db: NodePgDatabase, random: Random): Promise<DemoOffice> {
  const root: DemoUnit = { id: newId(), name: reference.organisation.name, kind: "upper_level_org", parentId: null };
  const named = reference.units_named.filter((unit) => unit.parent === undefined);
  const bases: DemoUnit[] = named.map((unit) => ({ id: newId(), name: unit.name, kind: unit.kind, parentId: root.id }));
  while (bases.length < BASE_ORGANISATIONS) {
    const index = bases.length - named.length;
    const place =
      AGENCIES[index] ?? `${random.pick(KINDS_OF_PLACE)} ${random.pick(FIELDS)} số ${index - AGENCIES.length + 1}`;
    const isPartyOrg = bases.length < PARTY_ORGS;
    const kind = isPartyOrg ? "base_party_org" : "base_branch";
    bases.push({
      id: newId(),
      name: `${isPartyOrg ? "Đảng bộ cơ sở" : "Chi bộ cơ sở"} ${place}`,
      kind,
      parentId: root.id,
    });
  }
  const homes = bases.flatMap((base) => homesOf(base, random));
  const units = [root, ...bases, ...homes.map((home) => home.unit).filter((unit) => unit.kind === "branch")];
  await db.insert(orgUnits).values(units.map((unit) => ({ id: unit.id, rootId: root.id })));
  await db.insert(installations).values({ rootId: root.id, isDemonstration: true });
  const versions = units.map((unit, index) => ({
    id: newId(),
    rootId: root.id,
    unitId: unit.id,
    parentId: unit.parentId,
    name: unit.name,
    search: fold(unit.name),
    kind: unit.kind,
    validFrom: SINCE,
    ordinal: index,
    ...(unit === root ? documentHeader() : {}),
  }));
  // Parents before children: a unit's paths are made from its parent's.
  for (const chunk of inChunks(versions, 200)) await db.insert(orgUnitVersions).values(chunk);
  const { ordinal, years } = reference.organisation.term;
  await db.insert(terms).values({
    id: newId(),
    rootId: root.id,
    unitId: root.id,
    ordinal,
    years,
    validFrom: "2020-09-01",
    validTo: "2025-03-01",
  });
  return { root, bases, homes };
}

function homesOf(base: DemoUnit, random: Random): { unit: DemoUnit; base: DemoUnit; size: number }[] {
  if (base.kind === "base_branch") return [{ unit: base, base, size: random.between(9, 29) }];
  const wanted = reference.units_named.filter((unit) => unit.parent === base.name).map((unit) => unit.name);
  const count = Math.max(random.between(3, 7), ...wanted.map((name) => Number(/\d+$/.exec(name)?.[0] ?? 0)));
  return Array.from({ length: count }, (_, index) => ({
    unit: { id: newId(), name: `Chi bộ ${index + 1}`, kind: "branch", parentId: base.id },
    base,
    size: random.between(8, 20),
  }));
}

function documentHeader() {
  return {
    code: "DBK",
    docCode: "ĐUK",
    headerUpper: reference.organisation.upper.toUpperCase(),
    headerBody: "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH",
    place: "Đà Lạt",
  };
}

export function inChunks<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}
