/** Stands in the printed sentence where the moment of printing goes. */
export const TIME_MARK = "{time}";
