import { getTranslations } from "next-intl/server";
import { StatusBadge } from "@/components/status-badge";
import type { FormState } from "../rules/versions";

const TONES = { draft: "warn", to_come: "info", in_force: "good", replaced: "neutral" } as const;

export async function FormStateBadge({ state }: { state: FormState }) {
  const t = await getTranslations("forms.states");
  return <StatusBadge tone={TONES[state]}>{t(state)}</StatusBadge>;
}
