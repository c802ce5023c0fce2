import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { AppLink } from "@/components/app-link";
import { formatDay } from "@/lib/format";
import type { MemberRow } from "../queries/list-members";
import type { RegisterColumn, RegisterSort } from "../rules/register-address";

interface MemberTableProps {
  rows: readonly MemberRow[];
  caption: string;
  columns: readonly RegisterColumn[];
  sort: RegisterSort;
  isDescending: boolean;
  sortHref: (sort: RegisterSort, isDescending: boolean) => string;
  openHref: (memberId: string) => string;
  openId: string | undefined;
  canPick: boolean;
}

const SORT_OF: Partial<Record<RegisterColumn | "fullName", RegisterSort>> = {
  fullName: "name",
  unit: "unit",
  admissionDecidedOn: "admission",
  birthYear: "birth",
};
const AT_END: readonly RegisterColumn[] = ["birthYear", "admissionDecidedOn", "admittedOn", "officialOn", "seniority"];

/**
 * A page of the register. Bare cells and plain links: fifty rows are sent twice (as HTML and as what React keeps), and
 * opening a member is logged, so that nothing may be fetched before it is asked for.
 */
export async function MemberTable(props: MemberTableProps) {
  const { rows, caption, columns, openHref, openId, canPick } = props;
  const t = await getTranslations("members");
  const cell = await cellTexts();
  return (
    <section
      data-scroll-region
      aria-label={caption}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="data-table member-table has-sticky-head max-lg:overflow-x-auto"
    >
      <table>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {canPick && (
              <td>
                <input type="checkbox" hidden data-pick-all aria-label={t("register.bulk.pickPage")} />
              </td>
            )}
            <Heading {...props} column="fullName" />
            {columns.map((column) => (
              <Heading key={column} {...props} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} aria-current={row.id === openId || undefined}>
              {canPick && (
                <td>
                  {row.canOpen && (
                    <label>
                      <input type="checkbox" name="pick" value={row.id} aria-label={row.fullName} />
                    </label>
                  )}
                </td>
              )}
              <th scope="row">{row.canOpen ? <a href={openHref(row.id)}>{row.fullName}</a> : row.fullName}</th>
              {columns.map((column) => (
                <td key={column} className={classOf(column)}>
                  {cell(row, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function classOf(column: RegisterColumn): string | undefined {
  if (column === "standing" || column === "unit") return column;
  return AT_END.includes(column) ? "end" : undefined;
}

async function Heading({
  column,
  sort,
  isDescending,
  sortHref,
}: MemberTableProps & { column: RegisterColumn | "fullName" }) {
  const t = await getTranslations("members");
  const own = SORT_OF[column];
  const className = column === "fullName" ? undefined : classOf(column);
  if (own === undefined) {
    return (
      <th scope="col" className={className}>
        {t(`columns.${column}`)}
      </th>
    );
  }
  const isCurrent = sort === own;
  const Icon = isCurrent ? (isDescending ? ArrowDown : ArrowUp) : ArrowUpDown;
  return (
    <th scope="col" className={className} aria-sort={isCurrent ? (isDescending ? "descending" : "ascending") : "none"}>
      <AppLink href={sortHref(own, isCurrent && !isDescending)}>
        {t(`columns.${column}`)}
        <Icon aria-hidden className="size-3.5 shrink-0" />
      </AppLink>
    </th>
  );
}

async function cellTexts() {
  const t = await getTranslations("members");
  const sexes = { female: t("sexes.female"), male: t("sexes.male") };
  const standings = {
    official: t("standings.official"),
    probationary: t("standings.probationary"),
    left: t("standings.left"),
    guest: t("standings.guest"),
  };
  const conditions = {
    exemptSince: t("register.conditions.exempt"),
    suspendedSince: t("register.conditions.suspended"),
    awaySince: t("register.conditions.away"),
  };
  const standingOf = (row: MemberRow) => {
    const held = (["exemptSince", "suspendedSince", "awaySince"] as const).filter(
      (condition) => row[condition] !== null,
    );
    return [standings[row.standing], ...held.map((condition) => conditions[condition])].join(" · ");
  };
  const texts: Record<RegisterColumn, (row: MemberRow) => string | number | null> = {
    sex: (row) => sexes[row.sex],
    birthYear: (row) => row.birthYear,
    cardNo: (row) => row.cardNo,
    unit: (row) => row.unitName,
    standing: standingOf,
    admissionDecidedOn: (row) => formatDay(row.admissionDecidedOn),
    admittedOn: (row) => formatDay(row.admittedOn),
    officialOn: (row) => row.officialOn && formatDay(row.officialOn),
    seniority: (row) => row.seniority,
  };
  return (row: MemberRow, column: RegisterColumn) => texts[column](row);
}
