import type pg from "pg";

interface Entry {
  readonly kind: string;
  readonly quarter: string;
  readonly sign: number;
  readonly fromUnitId: string | null;
  readonly toUnitId: string | null;
  readonly standingBefore: string | null;
  readonly standingAfter: string;
}

type Tally = Map<string, number>;

const add = (tally: Tally, key: string, by: number) => tally.set(key, (tally.get(key) ?? 0) + by);

/** Where the stored counters differ from what the entries, read one by one, add up to; and where the balance does not hold. */
export async function faultsOfLedger(owner: pg.Client): Promise<string[]> {
  const { rows: entries } = await owner.query<Entry>(
    `select kind, quarter, sign, from_unit_id as "fromUnitId", to_unit_id as "toUnitId",
       standing_before as "standingBefore", standing_after as "standingAfter" from member_events`,
  );
  const { rows: counts } = await owner.query<{ key: string; people: number }>(
    `select concat_ws('/', unit_id, quarter, kind, side, counterpart_id) as key, people from change_counts`,
  );
  const { rows: closings } = await owner.query<{
    unitId: string;
    quarter: string;
    official: number;
    probationary: number;
  }>(`select unit_id as "unitId", quarter, official, probationary from strength_closings`);
  const { rows: register } = await owner.query<{ key: string; people: number }>(
    `select unit_id || '/' || standing as key, count(*)::int as people from members where standing in ('official', 'probationary') group by 1`,
  );
  const { rows: paths } = await owner.query<{ ancestorId: string; unitId: string }>(
    `select ancestor_id as "ancestorId", descendant_id as "unitId" from org_unit_paths where is_latest`,
  );
  const strength = strengthByQuarter(entries);
  const stored = new Map<string, number>(
    closings.flatMap(({ unitId, quarter, official, probationary }) => [
      [`${unitId}/${quarter}/official`, official],
      [`${unitId}/${quarter}/probationary`, probationary],
    ]),
  );
  return [
    ...differences("count", countEntries(entries), new Map(counts.map(({ key, people }) => [key, people]))),
    ...differences("closing", strength.closings, stored),
    ...differences("register", strength.latest, new Map(register.map(({ key, people }) => [key, people]))),
    ...unbalanced(counts, closings, paths),
  ];
}

function countEntries(entries: readonly Entry[]): Tally {
  const tally: Tally = new Map();
  for (const { kind, quarter, sign, fromUnitId, toUnitId } of entries) {
    if (fromUnitId === toUnitId) {
      add(tally, `${toUnitId}/${quarter}/${kind}/neutral`, sign);
      continue;
    }
    if (fromUnitId) add(tally, [fromUnitId, quarter, kind, "out", toUnitId].filter(Boolean).join("/"), sign);
    if (toUnitId) add(tally, [toUnitId, quarter, kind, "in", fromUnitId].filter(Boolean).join("/"), sign);
  }
  return tally;
}

/** Each unit's people at the end of every quarter in which it gained or lost some, and after the last of them. */
function strengthByQuarter(entries: readonly Entry[]): { closings: Tally; latest: Tally } {
  const moves = new Map<string, Map<string, Tally>>();
  const move = (unitId: string, quarter: string, standing: string | null, by: number) => {
    if (standing === null || standing === "left" || standing === "guest") return;
    const quarters = moves.get(unitId) ?? new Map<string, Tally>();
    moves.set(unitId, quarters);
    const tally = quarters.get(quarter) ?? new Map<string, number>();
    quarters.set(quarter, tally);
    add(tally, standing, by);
  };
  for (const { quarter, sign, fromUnitId, toUnitId, standingBefore, standingAfter } of entries) {
    // An exemption or a warning changes nobody's place, and closes nothing anew.
    if (fromUnitId === toUnitId && standingBefore === standingAfter) continue;
    if (fromUnitId) move(fromUnitId, quarter, standingBefore, -sign);
    if (toUnitId) move(toUnitId, quarter, standingAfter, sign);
  }
  const [closings, latest]: [Tally, Tally] = [new Map(), new Map()];
  for (const [unitId, quarters] of moves) {
    for (const quarter of [...quarters.keys()].toSorted()) {
      for (const standing of ["official", "probationary"]) {
        add(latest, `${unitId}/${standing}`, quarters.get(quarter)?.get(standing) ?? 0);
        closings.set(`${unitId}/${quarter}/${standing}`, latest.get(`${unitId}/${standing}`) ?? 0);
      }
    }
  }
  return { closings, latest };
}

function differences(name: string, expected: Tally, stored: Tally): string[] {
  const keys = new Set([...expected.keys(), ...stored.keys()]);
  return [...keys].flatMap((key) => {
    const [should, is] = [expected.get(key) ?? 0, stored.get(key) ?? 0];
    return should === is ? [] : [`${name} ${key}: ${is} stored, ${should} by the entries`];
  });
}

interface Closing {
  readonly unitId: string;
  readonly quarter: string;
  readonly official: number;
  readonly probationary: number;
}

/** opening + in − out = closing, at every node of the tree and every quarter, by the stored counters alone. */
function unbalanced(
  counts: readonly { key: string; people: number }[],
  closings: readonly Closing[],
  paths: readonly { ancestorId: string; unitId: string }[],
): string[] {
  const flow: Tally = new Map();
  for (const { key, people } of counts) {
    const [unitId = "", quarter = "", , side] = key.split("/");
    if (side !== "neutral") add(flow, `${unitId}/${quarter}`, side === "in" ? people : -people);
  }
  const quarters = [...new Set(closings.map((closing) => closing.quarter))].toSorted();
  const total = new Map(closings.map((one) => [`${one.unitId}/${one.quarter}`, one.official + one.probationary]));
  const beneath = new Map<string, string[]>();
  for (const { ancestorId, unitId } of paths) beneath.set(ancestorId, [...(beneath.get(ancestorId) ?? []), unitId]);
  return [...beneath].flatMap(([nodeId, unitIds]) => {
    const last = new Map<string, number>();
    let opening = 0;
    return quarters.flatMap((quarter) => {
      let moved = 0;
      for (const unitId of unitIds) {
        moved += flow.get(`${unitId}/${quarter}`) ?? 0;
        last.set(unitId, total.get(`${unitId}/${quarter}`) ?? last.get(unitId) ?? 0);
      }
      const closing = [...last.values()].reduce((sum, people) => sum + people, 0);
      const fault =
        opening + moved === closing ? [] : [`${nodeId} ${quarter}: ${opening} + ${moved} is not ${closing}`];
      opening = closing;
      return fault;
    });
  });
}
