/** The most that fits: characters of a section, a remark, a reason, and a figure. */
export const LONGEST_NARRATIVE = 20_000;
export const LONGEST_REMARK = 200;
export const LONGEST_REASON = 500;
export const LONGEST_EXPLANATION = 1_000;
export const LONGEST_ANSWER = 2_000;
/** Reports that are accepted together. */
export const MOST_AT_ONCE = 200;
export const LARGEST_FIGURE = 999_999_999;
export const MOST_ATTACHMENTS = 10;
/** With those that were removed, which are kept. */
export const MOST_KEPT_ATTACHMENTS = 40;
export const LARGEST_ATTACHMENT = 10 * 1024 * 1024;
