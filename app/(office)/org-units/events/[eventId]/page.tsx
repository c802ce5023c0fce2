import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Facts } from "@/components/facts";
import { FormMessage } from "@/components/form-message";
import { PageFrame } from "@/components/page-frame";
import { StatusBadge } from "@/components/status-badge";
import { TextArea } from "@/components/text-area";
import { TextLink } from "@/components/text-link";
import { cancelEventAction, undoEventAction } from "@/features/reorganisations/actions";
import { EventDeeds } from "@/features/reorganisations/components/event-deeds";
import { decisionInWords, eventName, STATUS_TONES } from "@/features/reorganisations/components/event-words";
import { type EventFile, getEvent } from "@/features/reorganisations/queries/get-event";
import { formatDateTime, formatDay } from "@/lib/format";
import { isId } from "@/lib/id";
import { readPage } from "@/server/page";
import { translateKey } from "@/server/translate";

export default async function EventPage({ params, searchParams }: PageProps<"/org-units/events/[eventId]">) {
  const { eventId } = await params;
  if (!isId(eventId)) notFound();
  const isRecorded = (await searchParams)["recorded"] !== undefined;
  const [t, to, all] = await Promise.all([
    getTranslations("reorganisations"),
    getTranslations("orgUnits"),
    getTranslations(),
  ]);
  const event = await readPage((actor) => getEvent(actor, { eventId }));
  const name = eventName(t, event.kind);
  const title = event.undoesId === null ? name : t("undoingOf", { event: name });
  return (
    <PageFrame
      title={title}
      summary={t("effectiveFrom", { day: formatDay(event.effectiveOn) })}
      breadcrumbs={[
        { label: to("title"), href: "/org-units" },
        { label: t("eventsTitle"), href: "/org-units/events" },
        { label: title },
      ]}
      action={<Ending event={event} />}
    >
      <title>{title}</title>
      {isRecorded && event.status === "done" && <FormMessage tone="success">{t("recordedNow")}</FormMessage>}
      {isRecorded && event.status === "pending" && <FormMessage tone="success">{t("plannedNow")}</FormMessage>}
      {event.problem && (
        <FormMessage tone="error" title={t("heldTitle")}>
          <p>{translateKey(all, event.problem.messageKey, event.problem.params)}</p>
          {event.problem.params?.["eventId"] !== undefined && (
            <TextLink href={`/org-units/events/${String(event.problem.params["eventId"])}`}>
              {t("openLaterEvent")}
            </TextLink>
          )}
        </FormMessage>
      )}
      <div className="max-w-200 rounded-control border border-line bg-raised px-5 py-2">
        <Facts items={factsOf(event, t)} />
      </div>
      {event.undoesId !== null && (
        <p>
          <TextLink href={`/org-units/events/${event.undoesId}`}>{t("toUndone")}</TextLink>
        </p>
      )}
      <EventDeeds event={event} />
    </PageFrame>
  );
}

type Translator = Awaited<ReturnType<typeof getTranslations<"reorganisations">>>;

function factsOf(event: EventFile, t: Translator) {
  const undone = event.undone && t("by", { name: event.undone.by, at: formatDateTime(event.undone.at) });
  return [
    {
      label: t("columns.status"),
      value: <StatusBadge tone={STATUS_TONES[event.status]}>{t(`statuses.${event.status}`)}</StatusBadge>,
    },
    { label: t("columns.decision"), value: decisionInWords(t, event.decision) },
    { label: t("fields.issuedBy"), value: event.decision?.issuingBody },
    { label: t("fields.effectiveOn"), value: formatDay(event.effectiveOn) },
    { label: t("fields.note"), value: event.note },
    {
      label: t("recordedBy"),
      value: t("by", { name: event.recordedByName || "–", at: formatDateTime(event.recordedAt) }),
    },
    { label: t("fields.reason"), value: event.reason },
    { label: t("undoneBy"), value: undone },
    { label: t("undoneReason"), value: event.undone?.reason },
  ].filter((fact) => fact.value);
}

async function Ending({ event }: { event: EventFile }) {
  const t = await getTranslations("reorganisations");
  const reason = <TextArea name="reason" label={t("fields.reason")} isRequired maxLength={500} rows={3} />;
  if (event.status === "pending") {
    return (
      <ConfirmDialog
        label={t("cancel")}
        title={t("cancelTitle")}
        description={t("cancelText")}
        confirmLabel={t("cancel")}
        confirmVariant="danger"
        action={cancelEventAction}
        fields={{ eventId: event.eventId }}
      >
        {reason}
      </ConfirmDialog>
    );
  }
  if (event.status !== "done" || event.undoesId !== null || !event.hasEffects) return null;
  return (
    <ConfirmDialog
      label={t("undo")}
      title={t("undoTitle")}
      description={t("undoText")}
      confirmLabel={t("undo")}
      confirmVariant="danger"
      action={undoEventAction}
      fields={{ eventId: event.eventId }}
    >
      {reason}
    </ConfirmDialog>
  );
}
