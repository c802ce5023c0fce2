import { ConflictPanel } from "./conflict-panel";
import type { FieldConflict } from "./draft-fields";
import type { DraftSaver } from "./draft-saver";

interface BodyConflictProps {
  saver: DraftSaver;
  field: string;
  conflict: FieldConflict | undefined;
  mine: string;
  onTakeTheirs: (theirs: string) => void;
}

/** Both texts of a field that two people wrote, and the choice between them. */
export function BodyConflict({ saver, field, conflict, mine, onTakeTheirs }: BodyConflictProps) {
  if (!conflict) return null;
  const theirs = bodyOf(conflict.theirs);
  return (
    <ConflictPanel
      mine={mine}
      theirs={theirs}
      by={conflict.by}
      at={conflict.at}
      onKeepMine={() => saver.keepMine(field)}
      onTakeTheirs={() => {
        onTakeTheirs(theirs);
        saver.takeTheirs(field);
      }}
    />
  );
}

/** The text in what is kept or sent of a field; none when there is none in it. */
export function bodyOf(value: unknown): string {
  const hasBody = typeof value === "object" && value !== null && "body" in value;
  return hasBody && typeof value.body === "string" ? value.body : "";
}
