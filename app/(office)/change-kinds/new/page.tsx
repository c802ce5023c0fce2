import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { PageFrame } from "@/components/page-frame";
import { ChangeKindForm, type KnownLines } from "@/features/members/components/change-kind-form";
import { type EditableKind, listKindsForEdit } from "@/features/members/queries/list-kinds-for-edit";
import { type Direction, isLineOf, nextLine } from "@/features/members/rules/own-kinds";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("changeKinds"))("newTitle") };
}

export default async function NewChangeKindPage() {
  const [t, locale, { kinds, indicators }] = await Promise.all([
    getTranslations("changeKinds"),
    getLocale(),
    readPage(listKindsForEdit),
  ]);
  const linesOf = (direction: Direction) => knownLines(kinds, direction, locale === "en");
  return (
    <PageFrame
      title={t("newTitle")}
      summary={t("newSummary")}
      width="form"
      breadcrumbs={[{ label: t("title"), href: "/change-kinds" }, { label: t("newTitle") }]}
    >
      <ClientMessages namespaces={["changeKinds"]}>
        <ChangeKindForm
          lines={{ in: linesOf("in"), out: linesOf("out"), none: linesOf("none") }}
          indicators={indicators}
        />
      </ClientMessages>
    </PageFrame>
  );
}

function knownLines(kinds: readonly EditableKind[], direction: Direction, isEnglish: boolean): KnownLines {
  const names = new Map<string, string[]>();
  for (const kind of kinds) {
    for (const line of kind.lines.filter((one) => isLineOf(one, direction))) {
      names.set(line, [...(names.get(line) ?? []), isEnglish ? kind.nameEn : kind.nameVi]);
    }
  }
  const taken = [...names].map(([line, of]) => ({ line, names: of.join("; ") }));
  return {
    taken: taken.toSorted((a, b) => a.line.localeCompare(b.line, "en", { numeric: true })),
    next: nextLine([...names.keys()], direction),
  };
}
