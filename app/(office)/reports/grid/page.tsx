import type { Metadata } from "next";
import { FileSpreadsheet } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { FilterBar } from "@/components/filter-bar";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Select } from "@/components/select";
import { TextField } from "@/components/text-field";
import { GridRates, StatusGridTable } from "@/features/reports/components/status-grid";
import { getStatusGrid } from "@/features/reports/queries/get-status-grid";
import { LATENESSES } from "@/features/reports/rules/lateness";
import { REPORT_FILTERS } from "@/features/reports/rules/report-filter";
import { statusGridAddress } from "@/features/reports/schema";
import { formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.grid"))("title") };
}

export default async function StatusGridPage({ searchParams }: PageProps<"/reports/grid">) {
  const asked = statusGridAddress.parse(await searchParams);
  const grid = await readPage((actor) => getStatusGrid(actor, asked));
  const [t, states, latenesses, list, locale] = await Promise.all([
    getTranslations("reports.grid"),
    getTranslations("reports.states"),
    getTranslations("reports.lateness"),
    getTranslations("reports"),
    getLocale(),
  ]);
  const { quarter = grid.quarters.at(-1), state, lateness, words, group } = asked;
  const isFiltered = [state, lateness, words, group].some(Boolean);
  const query = new URLSearchParams(
    Object.entries({ quarter, state, lateness, words, group }).flatMap(([name, value]) =>
      value ? [[name, value]] : [],
    ),
  );
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      breadcrumbs={[{ label: list("title"), href: "/reports" }, { label: t("title") }]}
      meta={<span className="text-ink-soft">{t("shown", { count: grid.rows.length })}</span>}
      action={
        <LinkButton
          href={`/api/reports/grid?${query.toString()}`}
          isDownload
          icon={<FileSpreadsheet aria-hidden className="size-4.5" />}
        >
          {t("export")}
        </LinkButton>
      }
    >
      <ClientMessages namespaces={["reports"]}>
        <FilterBar
          label={t("filter")}
          submitLabel={t("submit")}
          action="/reports/grid"
          {...(isFiltered ? { clearHref: "/reports/grid", clearLabel: t("clear") } : {})}
        >
          <Select
            name="quarter"
            label={t("quarter")}
            defaultValue={quarter ?? ""}
            options={grid.periods.map((value) => ({ value, label: formatQuarter(value, locale) }))}
          />
          <Select
            name="state"
            label={t("state")}
            defaultValue={state ?? ""}
            options={[
              { value: "", label: t("anyState") },
              ...REPORT_FILTERS.map((value) => ({ value, label: states(value) })),
            ]}
          />
          <Select
            name="lateness"
            label={t("lateness")}
            defaultValue={lateness ?? ""}
            options={[
              { value: "", label: t("anyLateness") },
              ...LATENESSES.map((value) => ({ value, label: latenesses(value) })),
            ]}
          />
          {grid.groups.length > 1 && (
            <Select
              name="group"
              label={t("group")}
              defaultValue={group ?? ""}
              options={[
                { value: "", label: t("all") },
                ...grid.groups.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          <TextField name="words" label={t("search")} type="search" defaultValue={words ?? ""} />
        </FilterBar>
        <p className="text-label text-ink-soft">{t("filterHelp")}</p>
        <StatusGridTable grid={grid} isFiltered={isFiltered} />
        {grid.rows.length > 0 && <GridRates grid={grid} />}
      </ClientMessages>
    </PageFrame>
  );
}
