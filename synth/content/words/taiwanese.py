"""Chinese as Taiwan writes it: the words of the till. Data, for Taiwan."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

WORDS: Mapping[str, Sequence[str]] = worded(
    """
    titles: 交易明細 | 銷售明細 | 收據 | 結帳單 | 消費明細 | 帳單 | 交易明細表 | 收銀機統一發票 | 銷貨明細 | 客戶聯
    | 電子發票交易明細 | 購物明細
    registrations: {}
    tax_ids: 統一編號 {} | 統編 {} | 統編:{} | 賣方 {} | 賣方:{} | 統一編號:{} | 賣方統編:{} | 營業人統編 {} | 統編：{}
    | 統一編號: {}
    phones: 電話:{} | 電話 {} | TEL:{} | TEL {} | Tel:{} | 電話：{} | 客服 {} | {}
    faxes: 傳真:{} | FAX:{} | 傳真 {}
    footers: www.{site}.com.tw | 退換貨請於{7..14}日內憑發票辦理 | 請妥善保存發票 | 隨機碼 {####} | 隨機碼:{####}
    | 退貨請攜帶發票正本 | 營業時間 {7..11}:00-{20..23}:00 | 每週一公休 | 每週二公休 | 店號:{####} 機號:{##} | 序號:{######}
    | 刷卡授權碼 {######} | 授權碼:{######} | 卡號後四碼 {####} | 本次點數 {0..99} | 累積點數 {0..9999} | 會員點數 {0..999}
    | 載具 /{A#A##A#} | 電子發票已存入載具 | 客服專線 {phone} | 加入LINE好友@{site} | 掃描QR碼填問卷
    | 凡消費滿{1..10}00元停車{1..2}小時 | 請於{7..30}日內完成退貨 | 贈品券 {1..9}張 | 集點 {1..9}點 | 線上訂購 {site}.tw
    | 特價品恕不退換 | 本明細不得作為報帳憑證 | 發票金額以實收為準 | 消費者服務 {phone} | 應徵請洽門市 | 粉絲專頁 {site}
    thanks: 謝謝光臨 | 謝謝光臨 | 感謝您的光臨 | 歡迎再度光臨 | 謝謝惠顧 | 謝謝惠顧 歡迎再來 | 多謝惠顧 | 祝您購物愉快
    | 感謝您的惠顧 | 謝謝您 歡迎再來
    subtotal: 小計 | 小計 | 小 計 | 合計 | 商品小計 | 金額小計
    exclusive: 銷售額 | 應稅銷售額 | 銷售額(應稅) | 未稅金額 | 未稅 | 銷售額合計
    inclusive: 含稅總計 | 總計(含稅) | 應付金額 | 總額 | 含稅金額
    discount: 折扣 | 折扣 | 折讓 | 優惠折扣 | 會員折扣 | 折價 | 優惠券 | 折扣金額 | 活動折扣
    service: 服務費 | 服務費 | 服務費一成 | 加一成服務費
    tip: 小費
    tax_row: 營業稅 | 稅額 | 營業稅{rate}% | 稅 {rate}% | 營業稅額 | {rate}%營業稅
    unrounded: 合計 | 小計
    rounding: 尾數調整
    rounded: 應收 | 總計
    final: 總計 | 總計 | 總計 | 總計 | 合計 | 合計 | 總 計 | 應付金額 | 總金額 | 應收金額 | 消費金額 | 實收金額 | 合計金額
    | 總額 | 應付總額 | 本次消費 | 結帳金額
    pieces: 數量 | 總件數 | 件數 | 總數量 | 共計件數 | 品項數 | 項數
    change: 找零 | 找零 | 找零 | 找回 | 找錢 | 找 零 | 零錢
    cash: 現金 | 現金 | 現金 | 實收 | 收現 | 收取現金 | 現 金 | 現金收 | 付現
    summary: 稅別 | 課稅別 | 稅率 | 營業稅 | 內含稅
    summary_total: 總計
    traps: 本次點數 | 累積點數 | 節省金額 | 折扣合計 | 儲值餘額 | 卡片餘額 | 紅利點數
    base_head: 銷售額 | 未稅額 | 銷售額
    tax_head: 稅額 | 營業稅 | 稅額
    gross_head: 總計 | 含稅額 | 金額
    included: 內含營業稅 | 內含稅額 | 含營業稅{rate}% | 營業稅額
    rates: 應稅{r}% | {c} {r}% | 應稅 {r}% | {r}% | 稅率{r}%
    payment_modes: 付款方式 | 支付方式 | 付款別 | 結帳方式
    times: {q} x {p} | {q}x{p} | {p} x {q} | {p}*{q} | {q} * {p} | @{p} x {q} | {p} X {q} | {q}個 x {p} | ${p}x{q}
    | {q}份 x {p}
    quantities: {} | {} | {} | {}個 | x{} | *{}
    head_name: 品名 | 商品名稱 | 品項 | 品名 | 名稱 | 商品 | 項目
    head_quantity: 數量 | 數量 | 量
    head_price: 單價 | 單價 | 價格
    head_amount: 金額 | 金額 | 小計 | 總價
    head_tax: 稅 | 稅別
    printed_on: 列印時間
    hotline: 0800-123-456
    slogans: 歡迎光臨 | 天天新鮮 | 創立於{1950..2015}年 | 新鮮 平價 | 24小時營業 | 在地好味道 | 品質保證
    | 服務第一 | 全年無休 | 老字號
    phone: 電話
    no_phone: 電話: | TEL:
    sites: www.{site}.com.tw | {site}.tw | service@{site}.com.tw
    bill_to: 客戶: | 買受人: | 客戶名稱: | 收件人: | 台照
    mobile: 09{##}-{###}-{###}
    number: 發票號碼 | 發票號碼 | 發票 | 單號 | 交易序號 | 單據號碼 | 訂單編號 | 發票號 | 交易編號
    date: 日期 | 日期 | 交易日期 | 時間 | 消費日期 | 開立日期 | 結帳時間 | 銷售日期
    time: 時間 | 時間 | 時刻
    cashier: 收銀員 | 收銀 | 店員 | 服務員 | 收銀員 | 經手人 | 結帳人員 | 人員 | 操作員
    table: 桌號 | 桌號 | 桌次 | 桌
    covers: 人數 | 用餐人數 | 來客數
    extras: 機號 = {##} | 店號 = {####} | 門市 = {####} | 櫃號 = {##} | 收銀機 = {1..9} | 班別 = {1..3} | 隨機碼 = {####}
    | 買方 = {########} | 格式 = 25 | 會員 = {######} | 序號 = {#####} | 頁次 = 1/1 | 取餐號碼 = {###} | 外帶 = {##}
    | 機 = {1..6}
    weekdays: 日 | 一 | 二 | 三 | 四 | 五 | 六
    cards: 信用卡 | 信用卡 | VISA | Mastercard | 悠遊卡 | 一卡通 | 街口支付 | 行動支付 | 刷卡 | 金融卡 | JCB | LINE Pay支付
    | 電子票證 | 禮券
    vouchers: 禮券 | 抵用券 | 商品券 | 點數折抵 | 提貨券
    posts: 店長 | 收銀 | 經理 | 管理員 | 櫃台 | 工讀生
    numbers: AA######## | AA-######## | AA######## | AA-######## | AA ########
    articles: 471########## | 471########## | 490########## | ######## | ###### | ####
    promos: 折扣 | 促銷折扣 | 會員優惠 | 第二件折扣 | 折價券 | 特價 | 9折優惠
    voids: 取消 {name} | 更正 {name} | 退貨 {name} | 作廢 {name}
    discounts: 折扣 {percent}% | 優惠{percent}% | 折讓{percent}% | 特價減{percent}%
    tables: {1..60} | {A}{1..20} | {##} | 外帶 | 內用{1..20} | 外送 | 包廂{1..6} | {1..4}F-{1..9}
    """
)
# Stands on electronic invoices with the two months that they are drawn in together.
INVOICES: Sequence[str] = (
    "電子發票證明聯 {period}",
    "電子發票證明聯 {period}",
    "統一發票 {period}",
    "電子發票 {period}",
    "{period}",
)
