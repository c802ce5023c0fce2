import { z } from "zod";

const instant = z.string().regex(/^[\d :.+-]{10,40}$/);

/** Where the page of notices goes on: after this one. */
export const noticesAddress = z.object({
  beforeAt: instant.optional().catch(undefined),
  beforeId: z.uuid().optional().catch(undefined),
});

export const readNoticeInput = z.object({ id: z.uuid() });
export const noInput = z.object({});

export type ReadNoticeInput = z.output<typeof readNoticeInput>;
export type NoticesAddress = z.output<typeof noticesAddress>;
