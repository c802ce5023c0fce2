import { clsx } from "clsx";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { isBalanced, type StrengthTable } from "@/features/members/rules/strength";
import { formatNumber } from "@/lib/format";

/** Opening + increases − decreases = closing, set out as a sum on paper, with whether it holds. */
export function BalanceStatement({ strength }: { strength: StrengthTable }) {
  const t = useTranslations("overview.balance");
  const { opening, increases, decreases, closing } = strength;
  return (
    <div className="flex flex-col gap-3 print:gap-1.5">
      <dl className="flex flex-col rounded-control border border-line bg-raised px-5 py-3 max-sm:px-4 print:flex-row print:justify-between print:gap-4 print:py-1.5">
        <Term label={t("opening")} value={opening.total} />
        <Term sign="+" label={t("increases")} value={increases} />
        <Term sign="−" label={t("decreases")} value={decreases} />
        <Term sign="=" label={t("closing")} value={closing.total} isSum />
        <Term label={t("official")} value={closing.official} isPart />
        <Term label={t("probationary")} value={closing.probationary} isPart />
      </dl>
      <BalanceMark isHeld={isBalanced(strength)} />
    </div>
  );
}

interface TermProps {
  label: string;
  value: number;
  sign?: string;
  isSum?: boolean;
  isPart?: boolean;
}

function Term({ label, value, sign, isSum = false, isPart = false }: TermProps) {
  return (
    <div
      className={clsx(
        "flex items-baseline justify-between gap-4 print:flex-col-reverse print:items-start print:justify-end print:gap-0",
        isPart ? "py-0.5 text-label text-ink-soft" : "py-1",
        isSum && "mt-1 border-t-2 border-line-strong pt-2 font-semibold print:mt-0 print:border-t-0 print:pt-1",
      )}
    >
      <dt className={clsx("flex items-baseline gap-2 print:gap-1", isPart && "pl-6 print:pl-0")}>
        {!isPart && (
          <span aria-hidden className="w-4 text-center text-ink-soft print:w-auto print:empty:hidden">
            {sign}
          </span>
        )}
        {label}
      </dt>
      <dd
        className={clsx("figures", !isPart && "text-h2", isSum && "text-h1! print:text-h2!", isPart && "print:text-h2")}
      >
        {formatNumber(value)}
      </dd>
    </div>
  );
}

function BalanceMark({ isHeld }: { isHeld: boolean }) {
  const t = useTranslations("overview.balance");
  const Icon = isHeld ? CircleCheck : CircleAlert;
  return (
    <p className={clsx("flex items-start gap-1.5 text-label font-medium", isHeld ? "text-green" : "text-red")}>
      <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0" />
      {isHeld ? t("holds") : t("broken")}
    </p>
  );
}
