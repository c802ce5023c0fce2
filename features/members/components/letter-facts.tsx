import { getTranslations } from "next-intl/server";
import { Facts } from "@/components/facts";
import { FormMessage } from "@/components/form-message";
import { TextLink } from "@/components/text-link";
import { EVENT_KINDS } from "@/features/reorganisations/rules/events";
import { formatDateTime, formatDay } from "@/lib/format";
import type { LetterFile } from "../queries/get-letter";

/** What stands on a letter, and who recorded it. */
export async function LetterFacts({ letter }: { letter: LetterFile }) {
  const [t, tm, tc] = await Promise.all([
    getTranslations("transfers"),
    getTranslations("members"),
    getTranslations("changes"),
  ]);
  const { memberId, memberName, standing, officialOn, clock, presentBy } = letter;
  const { docNumber, docType, decidedOn, issuingBody } = letter;
  // The sender keeps the part of the member's history that was its own.
  const canOpen = letter.canOpenMember || (letter.isSender && letter.status === "accepted");
  const limit =
    clock === null
      ? formatDay(presentBy)
      : `${formatDay(presentBy)} – ${t(clock.hasRunOut ? "clock.over" : "clock.left", { days: clock.workdays })}`;
  const facts = [
    {
      label: t("member"),
      value: canOpen ? <TextLink href={`/members/${memberId}`}>{memberName}</TextLink> : memberName,
    },
    { label: tm("birthYear"), value: letter.birthYear },
    { label: tm("standing"), value: tm(`standings.${standing}`) },
    { label: tm("admissionDecidedOn"), value: formatDay(letter.admissionDecidedOn) },
    ...(officialOn === null ? [] : [{ label: tm("officialOn"), value: formatDay(officialOn) }]),
    { label: t("from"), value: letter.fromUnitName },
    { label: t("to"), value: letter.toUnitName },
    { label: t("issuedOn"), value: formatDay(letter.issuedOn) },
    { label: t("presentBy"), value: limit },
    ...(docNumber === null || decidedOn === null
      ? []
      : [
          {
            label: tc("columns.decision"),
            value: tc("decisionLine", {
              type: docType ?? "",
              number: docNumber,
              day: formatDay(decidedOn),
              body: issuingBody ?? "",
            }),
          },
        ]),
    {
      label: tc("columns.recorded"),
      value: tc("recordedBy", { name: letter.recordedByName, time: formatDateTime(new Date(letter.recordedAt)) }),
    },
  ];
  return (
    <div className="max-w-200 rounded-control border border-line bg-raised px-5 py-2">
      <Facts items={facts} />
    </div>
  );
}

const TONES = { accepted: "success", refused: "error", withdrawn: "info", lapsed: "warning" } as const;

/** What a letter that was answered came to, in a sentence; of an open one, where the member is counted meanwhile. */
export async function LetterOutcome({ letter }: { letter: LetterFile }) {
  const t = await getTranslations("transfers");
  const { status, clock, closedOn, closedAt, closedByName, reason, isUndone, fromUnitName } = letter;
  const settled = await settledInWords(letter);
  if (status === "issued") {
    return (
      <FormMessage tone={clock?.hasRunOut === true ? "warning" : "info"}>
        {t(clock?.hasRunOut === true ? "ranOutText" : "inTransitText", {
          unit: fromUnitName,
          day: formatDay(letter.presentBy),
        })}
        {settled !== null && <p>{settled}</p>}
      </FormMessage>
    );
  }
  const by = { name: closedByName ?? "", time: closedAt === null ? "" : formatDateTime(new Date(closedAt)) };
  return (
    <FormMessage
      tone={isUndone ? "warning" : TONES[status]}
      title={t(`outcomes.${status}`, { day: closedOn === null ? "" : formatDay(closedOn) })}
    >
      {settled !== null && <p>{settled}</p>}
      {reason !== null && <p>{t("outcomeReason", { reason })}</p>}
      {isUndone && <p>{t("undone", { unit: fromUnitName })}</p>}
      <p className="text-label text-ink-soft">{t("outcomeBy", by)}</p>
    </FormMessage>
  );
}

/** What a reorganisation did to a letter; of one closed by it, that is the reason. */
async function settledInWords({ isSettled, settledBy, status }: LetterFile): Promise<string | null> {
  if (!isSettled) return null;
  const [t, tr] = await Promise.all([getTranslations("transfers.settled"), getTranslations("reorganisations.kinds")]);
  const isClosed = status === "withdrawn" || status === "refused";
  const kind = EVENT_KINDS.find((known) => known === settledBy?.kind);
  if (settledBy === null || kind === undefined) return t(isClosed ? "closedPlain" : "carriedPlain");
  const { effectiveOn, from, to } = settledBy;
  const event = tr(`${kind}.name`).toLocaleLowerCase("vi");
  const names = { event, day: formatDay(effectiveOn), from: from ?? "–", to: to ?? "–" };
  return t(isClosed ? "closed" : "carried", names);
}
