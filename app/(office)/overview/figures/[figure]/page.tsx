import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FigurePage } from "@/features/dashboards/components/figure-page";
import { getFigure } from "@/features/dashboards/queries/get-figure";
import { isFigure } from "@/features/dashboards/rules/figures";
import { figureAddress } from "@/features/dashboards/schema";
import { readPage } from "@/server/page";

interface PageInput {
  params: Promise<{ figure: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("shares.title") };
}

export default async function FigureByUnitPage({ params, searchParams }: PageInput) {
  const { figure } = await params;
  if (!isFigure(figure)) notFound();
  const { quarter, unit } = figureAddress.parse(await searchParams);
  return <FigurePage byUnit={await readPage((actor) => getFigure(actor, { figure, unitId: unit, quarter }))} />;
}
