import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { PageFrame } from "@/components/page-frame";
import { makeDraftAction } from "@/features/forms/actions";
import { FormTable } from "@/features/forms/components/form-table";
import { ImportDialog } from "@/features/forms/components/import-dialog";
import { listForms } from "@/features/forms/queries/list-forms";
import { formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forms"))("title") };
}

export default async function FormsPage() {
  const { forms, earliest } = await readPage(listForms);
  const [t, locale] = await Promise.all([getTranslations("forms"), getLocale()]);
  const source = forms.find(({ state }) => state === "in_force");
  return (
    <ClientMessages namespaces={["forms"]}>
      <PageFrame
        title={t("title")}
        summary={t("summary")}
        action={
          <>
            {source && (
              <ConfirmDialog
                label={t("makeDraft")}
                title={t("makeDraftTitle")}
                description={t("makeDraftText", {
                  version: source.version,
                  quarter: formatQuarter(earliest, locale),
                })}
                confirmLabel={t("makeDraft")}
                action={makeDraftAction}
                fields={{ sourceId: source.id }}
                variant="primary"
              />
            )}
            <ImportDialog />
          </>
        }
      >
        <FormTable forms={forms} />
      </PageFrame>
    </ClientMessages>
  );
}
