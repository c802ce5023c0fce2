"use client";

import "./globals.css";

interface GlobalErrorProps {
  error: Error & { digest?: string };
}

// The layout itself has failed, so neither language nor texts are known here: both languages are shown.
export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="vi" data-theme="system">
      <body className="bg-paper font-sans text-ink antialiased">
        <main className="mx-auto flex max-w-160 flex-col items-start gap-5 px-4 py-16">
          <h1 className="text-h1">Hệ thống chưa mở được trang này</h1>
          <p>Dữ liệu đã lưu vẫn an toàn. Xin tải lại trang; nếu vẫn không được, xin báo người quản trị hệ thống.</p>
          <p lang="en" className="text-ink-soft">
            This page could not be opened. What was saved is safe. Reload the page; if that does not help, tell the
            system administrator.
          </p>
          {error.digest && <p className="text-label">Mã yêu cầu / Request: {error.digest}</p>}
          {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- the app has failed: only a full load helps */}
          <a href="/" className="text-link">
            Về trang đầu / Go to the first page
          </a>
        </main>
      </body>
    </html>
  );
}
