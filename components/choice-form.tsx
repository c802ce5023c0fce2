import { clsx } from "clsx";

interface Choice {
  value: string;
  label: string;
}

interface ChoiceFormProps {
  name: string;
  label: string;
  choices: readonly Choice[];
  current: string;
  action: (formData: FormData) => Promise<void>;
}

/** A few buttons of which one is pressed; a plain form, so that it works before any script has come. */
export function ChoiceForm({ name, label, choices, current, action }: ChoiceFormProps) {
  return (
    <form action={action}>
      <fieldset>
        <legend className="mb-1.5 text-small font-medium text-ink-soft">{label}</legend>
        <div className="flex rounded-control border border-line-strong">
          {choices.map((choice, index) => (
            <button
              key={choice.value}
              type="submit"
              name={name}
              value={choice.value}
              aria-pressed={choice.value === current}
              className={clsx(
                "min-h-9 flex-1 px-2.5 py-1 text-small leading-tight first:rounded-l-[5px] last:rounded-r-[5px] coarse:min-h-11",
                "hover:bg-sunken aria-pressed:bg-ink aria-pressed:font-semibold aria-pressed:text-paper",
                index > 0 && "border-l border-line-strong",
              )}
            >
              {choice.label}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  );
}
