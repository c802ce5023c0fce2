/** The most that fits: characters of a section, a remark, a reason, and a figure. */
export const LONGEST_NARRATIVE = 20_000;
export const LONGEST_REMARK = 200;
export const LONGEST_REASON = 500;
export const LARGEST_FIGURE = 999_999_999;
