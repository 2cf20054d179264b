Documentation.addTranslations({
  locale: "vi",
  messages: {
    "Search Results": "Kết quả tìm kiếm",
    Searching: "Đang tìm",
    "Preparing search...": "Đang chuẩn bị tìm kiếm...",
    ", in ": ", trong ",
    "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
      "Không tìm thấy trang nào. Thử ít từ hơn, hoặc từ khác; không cần gõ dấu.",
    "Search finished, found one page matching the search query.": [
      "Tìm thấy ${resultCount} trang.",
    ],
  },
  plural_expr: "0",
});
