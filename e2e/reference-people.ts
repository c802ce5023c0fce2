import reference from "./reference-quarter.json" with { type: "json" };

export interface PlannedPerson {
  readonly name: string;
  readonly sex: "Nam" | "Nữ";
  readonly birthDate: string;
  readonly decidedOn: string;
  readonly admittedOn: string;
  readonly officialOn: string | null;
  /** Index of the unit in `units_named`. */
  readonly unit: number;
}

const FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Đỗ", "Võ"];
const MIDDLE = ["Minh", "Thu", "Hữu", "Ngọc", "Xuân", "Thanh", "Kim", "Bảo"];
const GIVEN = ["Ẩn", "Ánh", "Bằng", "Chữ", "Đông", "Giỏi", "Hiền", "Khôi"];

let invented = 0;

/** A person of the test's own invention, no two of one name. */
function person(decidedOn: string, admittedOn: string, officialOn: string | null, age: number): PlannedPerson {
  const index = invented++;
  const name = `${FAMILY[index % 8]} ${MIDDLE[Math.floor(index / 8) % 8]} ${GIVEN[Math.floor(index / 64) % 8]}${index % 3 === 0 ? " Vy" : ""}`;
  return {
    name,
    sex: index % 2 === 0 ? "Nam" : "Nữ",
    birthDate: `${Number(decidedOn.slice(0, 4)) - age}-05-${String(10 + (index % 18)).padStart(2, "0")}`,
    decidedOn,
    admittedOn,
    officialOn,
    unit: index % reference.units_named.length,
  };
}

function people(count: number, make: () => PlannedPerson): PlannedPerson[] {
  return Array.from({ length: count }, make);
}

const { membership } = reference.quarter;

/** Everybody the quarter needs: who is there when it opens, and who comes. */
export const PLAN = {
  probationers: people(membership.official_recognition, () => person("2020-12-10", "2020-12-20", null, 27)),
  leaving: people(membership.transfer_out, () => person("2012-03-01", "2012-03-20", "2013-03-20", 30)),
  badges: Object.entries(membership.party_badge.by_mark).flatMap(([mark, count]) =>
    people(count, () => {
      const year = 2022 - Number(mark);
      return person(`${year}-01-05`, `${year}-01-20`, `${year + 1}-01-20`, 24);
    }).map((one) => ({ ...one, mark: Number(mark) })),
  ),
  admitted: people(membership.admission, () => person("2022-02-10", "2022-02-25", null, 25)),
  arriving: people(membership.transfer_in, () => person("2014-06-02", "2014-06-19", "2015-06-19", 28)),
};
