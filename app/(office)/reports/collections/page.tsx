import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { PageFrame } from "@/components/page-frame";
import { CollectionTable } from "@/features/reports/components/collection-table";
import { listCollections } from "@/features/reports/queries/list-collections";
import { listPeriods } from "@/features/settings/queries";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.collections"))("title") };
}

export default async function CollectionsPage() {
  const { rows, quarters } = await readPage(async (actor) => ({
    rows: await listCollections(actor),
    quarters: (await listPeriods(actor)).map(({ quarter }) => quarter),
  }));
  const [t, list] = await Promise.all([getTranslations("reports.collections"), getTranslations("reports")]);
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      breadcrumbs={[{ label: list("title"), href: "/reports" }, { label: t("title") }]}
    >
      <ClientMessages namespaces={["reports"]}>
        <CollectionTable rows={rows} quarters={quarters} />
      </ClientMessages>
    </PageFrame>
  );
}
