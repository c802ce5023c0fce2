import { MissingPage } from "@/components/missing-page";

/** What is not there, or not the reader's: said inside the office's frame. */
export default function NotFoundInOffice() {
  return (
    <div className="mx-auto w-full max-w-320 py-4">
      <MissingPage />
    </div>
  );
}
