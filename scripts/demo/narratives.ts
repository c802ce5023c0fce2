import type { Random } from "./random";

const TEXTS: Record<string, readonly string[]> = {
  party_building: [
    "Duy trì nền nếp sinh hoạt chi bộ hằng tháng; phân công đảng viên theo dõi, giúp đỡ quần chúng ưu tú.",
    "Chi bộ sinh hoạt đúng định kỳ, nội dung gắn với nhiệm vụ chuyên môn; kiện toàn kịp thời nơi thiếu cấp ủy viên.",
  ],
  propaganda: [
    "Quán triệt các nghị quyết, kết luận của Trung ương và của Tỉnh ủy đến toàn thể đảng viên; tuyên truyền các ngày lễ lớn.",
    "Tuyên truyền qua sinh hoạt chi bộ, bảng tin và trang thông tin của cơ quan; tỷ lệ đảng viên dự học tập đạt yêu cầu.",
  ],
  cadres: [
    "Rà soát, bổ sung quy hoạch cấp ủy; cử đảng viên dự các lớp bồi dưỡng lý luận chính trị.",
    "Không có thay đổi về nhân sự cấp ủy trong quý.",
  ],
  internal_protection: [
    "Thực hiện nghiêm quy định về bảo vệ chính trị nội bộ; không phát sinh vấn đề phải xử lý.",
    "Rà soát tiêu chuẩn chính trị đối với nhân sự quy hoạch và người được đề nghị kết nạp Đảng.",
  ],
  ideology: [
    "Tư tưởng cán bộ, đảng viên ổn định, tin tưởng vào sự lãnh đạo của Đảng, yên tâm công tác.",
    "Đảng viên quan tâm đến giá cả, thu nhập; cấp ủy kịp thời nắm bắt và trao đổi trong sinh hoạt.",
  ],
  mass_organisations: [
    "Lãnh đạo Công đoàn, Đoàn Thanh niên, Hội Cựu chiến binh hoạt động theo chương trình; tổ chức thăm hỏi gia đình chính sách.",
    "Đoàn thể phối hợp tổ chức tốt các hoạt động mừng Đảng, mừng Xuân.",
  ],
  inspection: [
    "Thực hiện đúng chương trình kiểm tra, giám sát của năm; qua kiểm tra chưa phát hiện vi phạm.",
    "Kiểm tra việc thực hiện quy chế làm việc và thu nộp đảng phí; đã rút kinh nghiệm những điểm còn thiếu.",
  ],
  political_tasks: [
    "Lãnh đạo hoàn thành nhiệm vụ chuyên môn của quý; giải quyết thủ tục hành chính đúng hạn.",
    "Đẩy mạnh cải cách hành chính, đưa thêm thủ tục lên trực tuyến; không có hồ sơ quá hạn.",
  ],
  proposals: ["Đề nghị cấp trên mở thêm lớp bồi dưỡng nghiệp vụ công tác đảng cho cấp ủy viên.", "Không có kiến nghị."],
  results: [
    "Hoàn thành các chỉ tiêu chuyên môn của quý theo kế hoạch; giải quyết hồ sơ đúng hạn.",
    "Hoàn thành kế hoạch quý, một số chỉ tiêu vượt so với cùng kỳ năm trước.",
  ],
  shortcomings: [
    "Sinh hoạt chuyên đề ở một số chi bộ còn ít; việc ghi biên bản chưa đầy đủ.",
    "Công tác tạo nguồn phát triển đảng viên còn khó khăn do ít quần chúng trong độ tuổi.",
  ],
  next_tasks: [
    "Tiếp tục thực hiện nhiệm vụ theo kế hoạch năm; mỗi chi bộ có ít nhất một buổi sinh hoạt chuyên đề trong quý.",
    "Rà soát nguồn kết nạp; chuẩn bị sơ kết công tác sáu tháng đầu năm.",
  ],
};

/** A few plain sentences for a section of an invented report. */
export function narrativeOf(section: string, unitName: string, random: Random): string {
  const text = random.pick(TEXTS[section] ?? [""]);
  return section === "results" ? `${unitName}: ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
