import { Bookmark, Star } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { AppLink } from "@/components/app-link";
import { Checkbox } from "@/components/checkbox";
import { ConfirmDialog, CloseWhenDone } from "@/components/confirm-dialog";
import { DialogButton } from "@/components/dialog";
import { FormActions } from "@/components/form-actions";
import { Select } from "@/components/select";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { removeViewAction, renameViewAction, saveViewAction, setDefaultViewAction } from "../actions";
import type { SavedView, SavedViews } from "../queries/list-saved-views";

interface RegisterViewsProps extends SavedViews {
  /** The query of what is on the screen. */
  query: string;
}

/** Ways of looking at the register kept under a name: one's own and one's unit's. */
export async function RegisterViews({ views, query }: Pick<RegisterViewsProps, "views" | "query">) {
  const t = await getTranslations("members.register.views");
  if (views.length === 0) return null;
  return (
    <nav aria-label={t("label")} className="no-print">
      <ul className="flex flex-wrap gap-2">
        <li>
          <ViewLink href="/members?view=all" isCurrent={query === ""} text={t("all")} />
        </li>
        {views.map((view) => (
          <li key={view.id}>
            <ViewLink
              href={`/members?${view.query}${view.query === "" ? "" : "&"}view=${view.id}`}
              isCurrent={view.query === query && query !== ""}
              text={view.name}
              note={view.isOwn ? null : t("sharedBy", { unit: view.unitName ?? "" })}
              isDefault={view.isDefault}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Keeps what is on the screen under a name, and tends one's own views. */
export async function KeepView({ views, units, query }: RegisterViewsProps) {
  const t = await getTranslations("members.register.views");
  const own = views.filter((view) => view.isOwn);
  return (
    <>
      <DialogButton
        label={t("save")}
        title={t("saveTitle")}
        description={t("saveText")}
        size="small"
        icon={<Bookmark aria-hidden className="size-4.5" />}
      >
        <ActionForm action={saveViewAction}>
          <input type="hidden" name="query" value={query} />
          <TextField name="name" label={t("name")} isRequired maxLength={60} autoComplete="off" />
          <Select
            name="unitId"
            label={t("sharedWith")}
            placeholder={t("onlyMe")}
            options={units.map(({ id, name }) => ({ value: id, label: t("everybodyOf", { unit: name }) }))}
          />
          <Checkbox name="isDefault" label={t("opensWith")} />
          <FormActions>
            <SubmitButton>{t("saveSubmit")}</SubmitButton>
          </FormActions>
          <CloseWhenDone />
        </ActionForm>
      </DialogButton>
      {own.length > 0 && (
        <DialogButton label={t("manage")} title={t("manageTitle")} size="small" variant="quiet" placement="side">
          <ul className="flex flex-col gap-4">
            {own.map((view) => (
              <OwnView key={`${view.id} ${view.name}`} view={view} />
            ))}
          </ul>
        </DialogButton>
      )}
    </>
  );
}

interface ViewLinkProps {
  href: string;
  isCurrent: boolean;
  text: string;
  note?: string | null;
  isDefault?: boolean;
}

function ViewLink({ href, isCurrent, text, note = null, isDefault = false }: ViewLinkProps) {
  return (
    <AppLink
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      title={note ?? undefined}
      className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-line-strong px-3 text-label hover:bg-sunken aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-paper coarse:min-h-11"
    >
      {isDefault && <Star aria-hidden className="size-4" />}
      {text}
      {note !== null && <span className="sr-only"> ({note})</span>}
    </AppLink>
  );
}

async function OwnView({ view }: { view: SavedView }) {
  const t = await getTranslations("members.register.views");
  return (
    <li className="flex flex-col gap-3 rounded-control border border-line p-4">
      <ActionForm action={renameViewAction} width="full" label={t("renameOf", { name: view.name })}>
        <input type="hidden" name="viewId" value={view.id} />
        <TextField
          name="name"
          label={t("name")}
          defaultValue={view.name}
          isRequired
          maxLength={60}
          autoComplete="off"
        />
        <FormActions>
          <SubmitButton variant="secondary">{t("rename")}</SubmitButton>
        </FormActions>
      </ActionForm>
      {view.unitName !== null && <p className="text-label text-ink-soft">{t("sharedBy", { unit: view.unitName })}</p>}
      <div className="flex flex-wrap gap-3">
        <ActionForm action={setDefaultViewAction} warnOnLeave={false} width="full">
          <input type="hidden" name="viewId" value={view.id} />
          <input type="hidden" name="isDefault" value={view.isDefault ? "no" : "yes"} />
          <SubmitButton variant="secondary">{view.isDefault ? t("unsetDefault") : t("setDefault")}</SubmitButton>
        </ActionForm>
        <ConfirmDialog
          label={t("remove")}
          title={t("removeTitle", { name: view.name })}
          description={t("removeText")}
          confirmLabel={t("remove")}
          action={removeViewAction}
          fields={{ viewId: view.id }}
          variant="danger"
          confirmVariant="danger"
        />
      </div>
    </li>
  );
}
