import { Undo2, UsersRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DataTable } from "@/components/data-table";
import { FormMessage } from "@/components/form-message";
import { Section } from "@/components/section";
import { formatDateTime } from "@/lib/format";
import { tellApartAction, undoTellingApartAction } from "../actions";
import type { Comparison } from "../queries/compare-members";
import type { Distinction, Distinctions } from "../queries/list-distinctions";

/** Says of two records that they were found to be of two people, by whom and when, with the way to take it back. */
export async function ToldApart({ pair }: { pair: Distinction }) {
  const t = await getTranslations("merges.apart");
  return (
    <FormMessage tone="info" title={t("told")}>
      <p className="mb-3">{t("toldBy", { name: pair.recordedByName, time: timeOf(pair) })}</p>
      <UndoTellingApart pair={pair} />
    </FormMessage>
  );
}

/** The way to say that two records which look alike are of two people. */
export async function TellApart({ comparison: { first, second } }: { comparison: Comparison }) {
  const t = await getTranslations("merges.apart");
  return (
    <ConfirmDialog
      label={t("tell")}
      title={t("tellTitle")}
      description={t("tellText", { first: first.fullName, second: second.fullName })}
      confirmLabel={t("tell")}
      action={tellApartAction}
      fields={{ firstId: first.id, secondId: second.id }}
      icon={<UsersRound aria-hidden className="size-4" />}
    />
  );
}

/** Pairs that look alike and are not offered any more, the latest first. */
export async function ToldApartList({ distinctions: { pairs, hasMore } }: { distinctions: Distinctions }) {
  if (pairs.length === 0) return null;
  const [t, tm] = await Promise.all([getTranslations("merges.apart"), getTranslations("merges")]);
  return (
    <Section title={t("listTitle")} summary={t("listText")}>
      <DataTable
        caption={t("table")}
        rows={pairs}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "first",
            header: tm("first"),
            isRowHeader: true,
            width: "md:min-w-44",
            cell: (pair) => (
              <>
                <RecordName name={pair.firstName} unit={pair.firstUnit} />
                {/* A phone has room for one column: what the others say stands under the name. */}
                <div className="mt-2 flex flex-col items-start gap-2 font-normal md:hidden">
                  <span>
                    {tm("second")}: <RecordName name={pair.secondName} unit={pair.secondUnit} />
                  </span>
                  <span>
                    {t("by")}: <RecordedBy pair={pair} />
                  </span>
                  <UndoTellingApart pair={pair} />
                </div>
              </>
            ),
          },
          {
            key: "second",
            header: tm("second"),
            width: "min-w-44 max-md:hidden",
            cell: ({ secondName, secondUnit }) => <RecordName name={secondName} unit={secondUnit} />,
          },
          {
            key: "by",
            header: t("by"),
            width: "min-w-44 max-md:hidden",
            cell: (pair) => <RecordedBy pair={pair} />,
          },
          {
            key: "undo",
            header: t("deed"),
            width: "max-md:hidden",
            cell: (pair) => <UndoTellingApart pair={pair} />,
          },
        ]}
      />
      {hasMore && <p className="text-label text-ink-soft">{t("more", { count: pairs.length })}</p>}
    </Section>
  );
}

function RecordName({ name, unit }: { name: string; unit: string }) {
  return (
    <>
      {name}
      <span className="block text-small font-normal text-ink-soft">{unit}</span>
    </>
  );
}

function RecordedBy({ pair }: { pair: Distinction }) {
  return (
    <>
      {pair.recordedByName}
      <span className="block text-small text-ink-soft">{timeOf(pair)}</span>
    </>
  );
}

async function UndoTellingApart({ pair }: { pair: Distinction }) {
  const t = await getTranslations("merges.apart");
  const names = { first: pair.firstName, second: pair.secondName };
  return (
    <ConfirmDialog
      label={t("undo")}
      title={t("undoTitle")}
      description={t("undoText", names)}
      confirmLabel={t("undo")}
      action={undoTellingApartAction}
      fields={{ distinctionId: pair.id }}
      size="small"
      icon={<Undo2 aria-hidden className="size-4" />}
    />
  );
}

function timeOf({ recordedAt }: Distinction): string {
  return formatDateTime(new Date(recordedAt));
}
