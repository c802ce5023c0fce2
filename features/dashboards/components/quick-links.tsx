import { ArrowDownToLine, ArrowUpFromLine, BadgeCheck, Ellipsis, Medal, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/link-button";

const LINKS = [
  { key: "admission", href: "/changes/new/admission", Icon: UserPlus },
  { key: "official_recognition", href: "/changes/new/official-recognition", Icon: BadgeCheck },
  { key: "transfer_out", href: "/changes/new/transfer-out", Icon: ArrowUpFromLine },
  { key: "transfer_in", href: "/changes/new/transfer-in", Icon: ArrowDownToLine },
] as const;

/** The changes that are recorded most, one press away. */
export function QuickLinks({ canRecordAwards }: { canRecordAwards: boolean }) {
  const t = useTranslations("tasks.quickLinks");
  return (
    <ul className="flex flex-wrap gap-3 max-sm:grid max-sm:grid-cols-1 max-sm:[&_a]:w-full">
      {LINKS.map(({ key, href, Icon }) => (
        <li key={key}>
          <LinkButton href={href} icon={<Icon aria-hidden className="size-4.5" />}>
            {t(key)}
          </LinkButton>
        </li>
      ))}
      {canRecordAwards && (
        <li>
          <LinkButton href="/awards/new" icon={<Medal aria-hidden className="size-4.5" />}>
            {t("award")}
          </LinkButton>
        </li>
      )}
      <li>
        <LinkButton href="/changes/new" variant="quiet" icon={<Ellipsis aria-hidden className="size-4.5" />}>
          {t("all")}
        </LinkButton>
      </li>
    </ul>
  );
}
