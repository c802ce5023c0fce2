const LAW_2012 = "Bộ luật Lao động 2012, Điều 115";
const LAW_2019 = "Bộ luật Lao động 2019, Điều 111, Điều 112";

interface Year {
  source: string;
  /** First and last day of the Lunar New Year's holidays, by the year's notice. */
  tet: readonly [string, string];
  /** The tenth of the third lunar month. */
  hungKings: string;
  /** National day with the day beside it that the law adds since 2021. */
  nationalDay: readonly string[];
  /** Days off in place of a holiday that fell on a weekend. */
  inLieu?: readonly string[];
  /** Days off exchanged for a Saturday at work. */
  swaps?: readonly { off: string; worked: string; source?: string }[];
}

const notice = (year: number, ministry = "Bộ Lao động - Thương binh và Xã hội") =>
  `${year < 2021 ? LAW_2012 : LAW_2019}; thông báo lịch nghỉ Tết, nghỉ lễ năm ${year} của ${ministry}`;

const years: Record<number, Year> = {
  2020: { source: notice(2020), tet: ["01-23", "01-29"], hungKings: "04-02", nationalDay: ["09-02"] },
  2021: {
    source: notice(2021),
    tet: ["02-10", "02-16"],
    hungKings: "04-21",
    nationalDay: ["09-02", "09-03"],
    inLieu: ["05-03"],
  },
  2022: {
    source: notice(2022),
    tet: ["01-31", "02-04"],
    hungKings: "04-10",
    nationalDay: ["09-01", "09-02"],
    inLieu: ["01-03", "04-11", "05-02", "05-03"],
  },
  2023: {
    source: notice(2023),
    tet: ["01-20", "01-26"],
    hungKings: "04-29",
    nationalDay: ["09-01", "09-02"],
    inLieu: ["01-02", "05-02", "05-03", "09-04"],
  },
  2024: {
    source: notice(2024),
    tet: ["02-08", "02-14"],
    hungKings: "04-18",
    nationalDay: ["09-02", "09-03"],
    swaps: [{ off: "04-29", worked: "05-04", source: "Công văn 2450/VPCP-KGVX (12/4/2024)" }],
  },
  2025: {
    source: notice(2025),
    tet: ["01-27", "01-31"],
    hungKings: "04-07",
    nationalDay: ["09-01", "09-02"],
    swaps: [{ off: "05-02", worked: "04-26" }],
  },
  2026: {
    source: notice(2026, "Bộ Nội vụ"),
    tet: ["02-16", "02-20"],
    hungKings: "04-26",
    nationalDay: ["09-01", "09-02"],
    inLieu: ["04-27"],
    swaps: [
      { off: "01-02", worked: "01-10" },
      { off: "08-31", worked: "08-22" },
    ],
  },
  // The notice of 2027 is to come: only the days free under any of the choices the law leaves to it.
  2027: { source: LAW_2019, tet: ["02-05", "02-10"], hungKings: "04-16", nationalDay: ["09-02"], inLieu: ["05-03"] },
};

interface CalendarDayRow {
  day: string;
  isWorking: boolean;
  name: string;
  sourceDocument: string;
}

export const calendarDayRows: CalendarDayRow[] = Object.entries(years).flatMap(([year, facts]) => {
  const free = (name: string, days: readonly string[]) =>
    days.map((day) => ({ day: `${year}-${day}`, isWorking: false, name, sourceDocument: facts.source }));
  const swapped = (facts.swaps ?? []).flatMap(({ off, worked, source: sourceDocument = facts.source }) => [
    { day: `${year}-${off}`, isWorking: false, name: `Nghỉ hoán đổi với ngày ${vietnamese(worked)}`, sourceDocument },
    { day: `${year}-${worked}`, isWorking: true, name: `Làm bù cho ngày ${vietnamese(off)}`, sourceDocument },
  ]);
  return [
    ...free("Tết Dương lịch", ["01-01"]),
    ...free("Tết Nguyên đán", daysFrom(year, facts.tet)),
    ...free("Giỗ Tổ Hùng Vương", [facts.hungKings]),
    ...free("Ngày Chiến thắng", ["04-30"]),
    ...free("Ngày Quốc tế Lao động", ["05-01"]),
    ...free("Quốc khánh", facts.nationalDay),
    ...free("Nghỉ bù ngày lễ trùng ngày nghỉ hằng tuần", facts.inLieu ?? []),
    ...swapped,
  ];
});

function daysFrom(year: string, [first, last]: readonly [string, string]): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${year}-${first}`); at <= Date.parse(`${year}-${last}`); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(5, 10));
  }
  return days;
}

function vietnamese(day: string): string {
  return `${Number(day.slice(3))}/${Number(day.slice(0, 2))}`;
}
