import { Undo2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { FormMessage } from "@/components/form-message";
import { Section } from "@/components/section";
import { TextArea } from "@/components/text-area";
import { TextLink } from "@/components/text-link";
import { formatDateTime } from "@/lib/format";
import { undoMergeAction } from "../actions";
import type { MemberMerges } from "../queries/list-merges";
import { Timeline } from "./timeline";

/** Says of a record that was merged into another where the person goes on. */
export async function MergedInto({ into }: Pick<MemberMerges, "into">) {
  if (into === null) return null;
  const t = await getTranslations("merges");
  return (
    <FormMessage tone="warning" title={t("intoTitle")}>
      {t.rich("intoText", {
        name: into.name,
        link: (text) => <TextLink href={`/members/${into.id}`}>{text}</TextLink>,
      })}
    </FormMessage>
  );
}

/** The records merged into this one, each with its own entries beside this one's, and the way to take the merge back. */
export async function MergedRecords({ merges: { others, canUndo } }: { merges: MemberMerges }) {
  const t = await getTranslations("merges");
  return others.map(({ mergeId, mergedId, mergedName, reason, recordedByName, recordedAt, timeline }) => (
    <Section
      key={mergeId}
      title={t("otherTitle", { name: mergedName })}
      summary={t("otherText", { reason, by: recordedByName, time: formatDateTime(new Date(recordedAt)) })}
      action={
        canUndo && (
          <ConfirmDialog
            label={t("undo")}
            title={t("undoTitle")}
            description={t("undoText")}
            confirmLabel={t("undo")}
            action={undoMergeAction}
            fields={{ mergeId }}
            size="small"
            icon={<Undo2 aria-hidden className="size-4" />}
          >
            <TextArea name="reason" label={t("reason")} isRequired maxLength={500} rows={3} />
          </ConfirmDialog>
        )
      }
    >
      <Timeline entries={timeline} reversibleIds={[]} />
      <p>
        <TextLink href={`/members/${mergedId}`}>{t("openOther")}</TextLink>
      </p>
    </Section>
  ));
}
