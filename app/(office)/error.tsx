"use client";

import { FailureMessage } from "@/components/failure-message";

interface OfficeErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function OfficeError({ error, reset }: OfficeErrorProps) {
  return (
    <div className="mx-auto w-full max-w-320 py-4">
      <FailureMessage error={error} onRetry={reset} />
    </div>
  );
}
