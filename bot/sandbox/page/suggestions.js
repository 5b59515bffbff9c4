// What a newcomer may try. Fixed words: a tap only fills the box, it sends nothing.

export const SUGGESTIONS = {
  group: [
    { text: "help", lang: "en" },
    { text: "/okr", lang: "en" },
    { text: "/kr update 60% blocked on legal @wang", lang: "en" },
    { text: "KR3 到 60％，信心 7，卡在法务", lang: "zh-CN" },
    { text: "KR3 sudah 60 persen, mentok di legal", lang: "id" },
    { text: "KR3 được 60%, kẹt ở pháp chế", lang: "vi" },
  ],
  direct: [
    { text: "help", lang: "en" },
    { text: "/kr", lang: "en" },
    { text: "KR3 done", lang: "en" },
    { text: "KR3 到 60％，信心 7", lang: "zh-CN" },
    { text: "/blockers", lang: "en" },
  ],
};
