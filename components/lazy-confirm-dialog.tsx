"use client";

import { type ComponentProps, lazy, Suspense, useSyncExternalStore } from "react";
import { Button } from "./button";
import type { ConfirmDialog } from "./confirm-dialog";

const Loaded = lazy(async () => ({ default: (await import("./confirm-dialog")).ConfirmDialog }));

const never = () => () => undefined;

/**
 * A ConfirmDialog whose code is fetched only by those who are shown it: for pages that most open for something else. Until it
 * is there its button cannot be pressed, so that no press is lost.
 */
export function LazyConfirmDialog(props: ComponentProps<typeof ConfirmDialog>) {
  const isAwake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const { label, variant = "secondary", size = "medium", icon } = props;
  const waiting = (
    <Button variant={variant} size={size} icon={icon} isDisabled>
      {label}
    </Button>
  );
  return isAwake ? (
    <Suspense fallback={waiting}>
      <Loaded {...props} />
    </Suspense>
  ) : (
    waiting
  );
}
