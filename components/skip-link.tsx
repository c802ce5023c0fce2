export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href="#content"
      className="no-print fixed top-2 left-2 z-50 -translate-y-24 rounded-control border border-line-strong bg-raised px-4 py-2.5 font-medium opacity-0 shadow-float focus:translate-y-0 focus:opacity-100"
    >
      {label}
    </a>
  );
}
