import { useTranslations } from "next-intl";

/** The seal and the name; the only red of the frame. */
export function BrandMark({ isNameHidden = false }: { isNameHidden?: boolean }) {
  const t = useTranslations("app");
  return (
    <span className="flex items-center gap-2.5">
      <svg viewBox="0 0 32 32" aria-hidden className="size-8 shrink-0">
        <rect width="32" height="32" rx="6" className="fill-red-fill" />
        <path d="M9 9.5h14M9 15h14M9 20.5h7.5" strokeWidth="2.25" strokeLinecap="round" className="stroke-on-red" />
        <path
          d="m18.5 21.5 2.5 2.5 4.5-5.5"
          strokeWidth="2.25"
          strokeLinecap="round"
          strokeLinejoin="round"
          fill="none"
          className="stroke-gold"
        />
      </svg>
      <span className={isNameHidden ? "sr-only" : "text-h3 font-bold tracking-[-0.01em] text-ink md:max-lg:sr-only"}>
        {t("name")}
      </span>
    </span>
  );
}
