"use client";

import { FailureMessage } from "@/components/failure-message";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="mx-auto flex w-full max-w-160 px-4 py-16">
      <FailureMessage error={error} onRetry={reset} />
    </main>
  );
}
