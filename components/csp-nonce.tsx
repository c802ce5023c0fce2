"use client";

import { useState } from "react";

/** The nonce of the page as it was first sent: what its policy lets in, whatever a later answer carries. */
export function CspNonce({ nonce }: { nonce: string | undefined }) {
  const [first] = useState(nonce);
  return <meta property="csp-nonce" nonce={first} suppressHydrationWarning />;
}
