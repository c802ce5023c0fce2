import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RecordsPage } from "@/features/dashboards/components/records-page";
import { listFigureRecords } from "@/features/dashboards/queries/list-figure-records";
import { isFigure } from "@/features/dashboards/rules/figures";
import { figureAddress } from "@/features/dashboards/schema";
import { readPage } from "@/server/page";

interface PageInput {
  params: Promise<{ figure: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("records.title") };
}

export default async function FigureRecordsPage({ params, searchParams }: PageInput) {
  const { figure } = await params;
  if (!isFigure(figure)) notFound();
  const { quarter, unit, within, own } = figureAddress.parse(await searchParams);
  const input = { figure, unitId: unit, quarter, withinId: within, isOwn: own };
  return <RecordsPage records={await readPage((actor) => listFigureRecords(actor, input))} withinId={within} />;
}
