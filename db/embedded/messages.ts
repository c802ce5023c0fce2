const MESSAGES = {
  binaries_missing: {
    en: "No PostgreSQL programs for this platform ({platform}) are installed. Run npm ci again without --omit=optional, or set DATABASE_URL to a PostgreSQL server.",
    vi: "Chưa có chương trình PostgreSQL cho nền tảng này ({platform}). Hãy chạy lại npm ci, không dùng --omit=optional, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL.",
  },
  binaries_unusable: {
    en: "The installed PostgreSQL programs do not run here: {detail}. Run npm rebuild, or set DATABASE_URL to a PostgreSQL server.",
    vi: "Chương trình PostgreSQL đã cài không chạy được trên máy này: {detail}. Hãy chạy npm rebuild, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL.",
  },
  root_unreachable: {
    en: "PostgreSQL refuses to run as root, and another user cannot reach {path}. Run the app as an ordinary user, or move it to a folder everyone may enter, such as /opt.",
    vi: "PostgreSQL không chạy dưới quyền root, còn người dùng khác không vào được {path}. Hãy chạy phần mềm bằng người dùng thường, hoặc chuyển sang thư mục ai cũng vào được, ví dụ /opt.",
  },
  folder_unwritable: {
    en: "The data folder {path} cannot be written: {detail}. Change its owner or set DATA_DIR to another folder.",
    vi: "Không ghi được vào thư mục dữ liệu {path}: {detail}. Hãy đổi chủ sở hữu thư mục hoặc đặt DATA_DIR sang thư mục khác.",
  },
  disk_full: {
    en: "The disk holding {path} is full. Free some space and start again; nothing that was saved is lost.",
    vi: "Ổ đĩa chứa {path} đã đầy. Hãy giải phóng dung lượng rồi khởi động lại; dữ liệu đã lưu không bị mất.",
  },
  damaged: {
    en: "The database folder {path} is damaged: {detail}. Nothing in it was changed. Restore a backup with: npm run restore -- <file>",
    vi: "Thư mục cơ sở dữ liệu {path} bị hỏng: {detail}. Chưa có gì trong đó bị thay đổi. Hãy khôi phục từ bản sao lưu: npm run restore -- <tệp>",
  },
  foreign_version: {
    en: "The database folder {path} was made by PostgreSQL {found}, this app carries PostgreSQL {expected}. Nothing was changed. Start the older app, make a backup there, and move the data over as docs/operations.md says.",
    vi: "Thư mục cơ sở dữ liệu {path} do PostgreSQL {found} tạo, phần mềm này dùng PostgreSQL {expected}. Chưa có gì bị thay đổi. Hãy mở bản phần mềm cũ, sao lưu tại đó rồi chuyển dữ liệu theo docs/operations.md.",
  },
  in_use: {
    en: "The database folder {path} is in use by another process ({detail}) that does not let go. Stop that process and start again.",
    vi: "Thư mục cơ sở dữ liệu {path} đang được tiến trình khác sử dụng ({detail}) và không nhả ra. Hãy dừng tiến trình đó rồi khởi động lại.",
  },
  not_started: {
    en: "PostgreSQL did not start on {path}. Nothing was changed. Its last words: {detail}",
    vi: "PostgreSQL không khởi động được trên {path}. Chưa có gì bị thay đổi. Thông báo cuối cùng: {detail}",
  },
  keeps_stopping: {
    en: "PostgreSQL stopped {times} times in a row and was not restarted again. Its last words: {detail}",
    vi: "PostgreSQL dừng {times} lần liên tiếp nên không được khởi động lại nữa. Thông báo cuối cùng: {detail}",
  },
  backup_exists: {
    en: "{path} already exists. Nothing is overwritten: choose another name.",
    vi: "{path} đã tồn tại. Phần mềm không ghi đè: hãy chọn tên khác.",
  },
  backup_unreadable: {
    en: "{path} is not a whole, undamaged backup: {detail}. Nothing was changed.",
    vi: "{path} không phải là bản sao lưu nguyên vẹn: {detail}. Chưa có gì bị thay đổi.",
  },
  backup_foreign: {
    en: "{path} was made by PostgreSQL {found}, this app carries PostgreSQL {expected}. Nothing was changed.",
    vi: "{path} do PostgreSQL {found} tạo, phần mềm này dùng PostgreSQL {expected}. Chưa có gì bị thay đổi.",
  },
  restore_failed: {
    en: "The restored database did not start, so the one before it was put back. The restored one is kept in {path}. {detail}",
    vi: "Cơ sở dữ liệu khôi phục không khởi động được nên bản trước đó đã được đưa trở lại. Bản khôi phục được giữ tại {path}. {detail}",
  },
} as const;

export type EmbeddedProblem = keyof typeof MESSAGES;

function fill(text: string, params: Readonly<Record<string, string>>) {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}

/** A failure the person at the terminal can act on; its message says it in English, then in Vietnamese. */
export class EmbeddedError extends Error {
  readonly problem: EmbeddedProblem;
  readonly params: Readonly<Record<string, string>>;

  constructor(problem: EmbeddedProblem, params: Readonly<Record<string, string>> = {}, cause?: unknown) {
    const { en, vi } = MESSAGES[problem];
    super(`${fill(en, params)}\n${fill(vi, params)}`, { cause });
    this.name = "EmbeddedError";
    this.problem = problem;
    this.params = params;
  }
}
