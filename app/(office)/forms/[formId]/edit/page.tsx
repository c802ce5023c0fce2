import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { ClientMessages } from "@/components/client-messages";
import { PageFrame } from "@/components/page-frame";
import { ChapterForm } from "@/features/forms/components/chapter-form";
import { IndicatorForm } from "@/features/forms/components/indicator-form";
import { RuleForm } from "@/features/forms/components/rule-form";
import { type FormInFull, getForm } from "@/features/forms/queries/get-form";
import { markOf, nextRuleCode } from "@/features/forms/rules/items";
import { formAddress } from "@/features/forms/schema";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forms"))("title") };
}

export default async function EditFormPage({ params, searchParams }: PageProps<"/forms/[formId]/edit">) {
  const [{ formId }, query] = await Promise.all([params, searchParams]);
  const form = await readPage((actor) => getForm(actor, formId));
  const { part, code, group } = formAddress.parse(query);
  if (form.state !== "draft" || part === "head" || part === "groups") redirect(`/forms/${formId}`);
  const item = code === undefined ? null : form.content[part].find((one) => one.code === code);
  if (item === undefined) notFound();
  const t = await getTranslations("forms");
  const title = item === null ? t(`add.${part}`) : t(`editTitle.${part}`, { code: item.code });
  return (
    <ClientMessages namespaces={["forms"]}>
      <PageFrame
        title={title}
        width="form"
        breadcrumbs={[
          { label: t("title"), href: "/forms" },
          { label: t("draftTitle", { version: form.version }), href: `/forms/${formId}` },
          { label: t(`parts.${part}`), href: `/forms/${formId}?part=${part}` },
          { label: title },
        ]}
      >
        <ItemForm form={form} part={part} code={code} group={group} />
      </PageFrame>
    </ClientMessages>
  );
}

interface ItemFormProps {
  form: FormInFull;
  part: "indicators" | "chapters" | "rules";
  code: string | undefined;
  group: string | undefined;
}

async function ItemForm({ form, part, code, group }: ItemFormProps) {
  const { content, known, id } = form;
  const isEnglish = (await getLocale()) === "en";
  if (part === "chapters") {
    const chapter = content.chapters.find((one) => one.code === code) ?? null;
    return <ChapterForm formId={id} chapter={chapter} seen={chapter ? markOf(chapter) : ""} kinds={known.unitKinds} />;
  }
  if (part === "rules") {
    const rule = content.rules.find((one) => one.code === code) ?? null;
    return (
      <RuleForm
        formId={id}
        rule={rule}
        seen={rule ? markOf(rule) : ""}
        proposedCode={nextRuleCode(content.rules.map((one) => one.code))}
        indicators={content.indicators.map((one) => ({ code: one.code, name: isEnglish ? one.nameEn : one.nameVi }))}
      />
    );
  }
  const indicator = content.indicators.find((one) => one.code === code) ?? null;
  return (
    <IndicatorForm
      formId={id}
      indicator={indicator}
      seen={indicator ? markOf(indicator) : ""}
      group={group}
      groups={content.groups}
      others={content.indicators
        .filter((one) => one.code !== code)
        .map(({ code: other, nameVi, nameEn, kind }) => ({ code: other, nameVi, nameEn, kind }))}
      known={known}
    />
  );
}
