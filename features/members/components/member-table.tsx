import { getTranslations } from "next-intl/server";
import { formatDay } from "@/lib/format";
import type { MemberRow } from "../queries/list-members";

const COLUMNS = ["fullName", "sex", "birthYear", "unit", "standing", "admissionDecidedOn", "officialOn"] as const;

/**
 * A page of the register. Bare cells, styled from the table, and plain links: fifty rows are sent twice (as HTML and
 * as what React keeps), and opening a member is logged, so that nothing may be fetched before it is asked for.
 */
export async function MemberTable({ rows, caption }: { rows: readonly MemberRow[]; caption: string }) {
  const t = await getTranslations("members");
  const words = {
    female: t("sexes.female"),
    male: t("sexes.male"),
    official: t("standings.official"),
    probationary: t("standings.probationary"),
    left: t("standings.left"),
  };
  return (
    <section
      data-scroll-region
      aria-label={caption}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="rounded-control border border-line bg-raised max-lg:overflow-x-auto"
    >
      <table className="w-full border-separate border-spacing-0 text-left text-table [&_:is(td,th)]:px-3 [&_:is(td,th)]:py-(--cell-y) [&_:is(td,th)]:align-top [&_:is(td,th):first-child]:pl-4 [&_a]:text-link [&_td:nth-child(n+5)]:whitespace-nowrap [&_tbody_:is(td,th)]:border-t [&_tbody_:is(td,th)]:border-line [&_tbody_th]:min-w-44 [&_tbody_th]:font-medium [&_tbody_tr:hover]:bg-sunken [&_thead_th]:align-bottom [&_thead_th]:text-small [&_thead_th]:font-semibold [&_thead_th]:text-ink-soft [&_:is(td,th):nth-child(3)]:figures [&_:is(td,th):nth-child(n+6)]:text-right [&_:is(td,th):nth-child(n+6)]:figures">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={`/members/${row.id}`}>{row.fullName}</a>
              </th>
              <td>{words[row.sex]}</td>
              <td>{row.birthYear}</td>
              <td>{row.unitName}</td>
              <td>{words[row.standing]}</td>
              <td>{formatDay(row.admissionDecidedOn)}</td>
              <td>{row.officialOn && formatDay(row.officialOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
