"""Chinese as Taiwan writes it: what sheets, slips of cards, tickets and labels say beside the words of the till. Data only."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

SHEETS: Mapping[str, Sequence[str]] = {
    **worded(
        """
    slip: 信用卡簽單 | 持卡人存根 | {method} | 卡號 {card} | 交易時間 {date} {time} | 授權碼 {######} | 端末機代號 {########}
    | 商店代號 {##########} | 批次號碼 {######} | 序號 {######} | 交易別 銷售 | 總金額 {amount} | 免簽名
    cards/other: 悠遊卡 | 一卡通 | 街口支付 | 行動支付 | LINE Pay支付 | 電子票證 | 禮券
    head_position: 項次 | 序 | 編號 | 項
    head_code: 品號 | 商品編號 | 條碼 | 貨號
    head_unit: 單位 | 單位
    head_date: 日期 | 消費日 | 日期
    head_charges: 消費 | 金額 | 應收 | 費用
    head_credits: 付款 | 已付 | 收款
    head_balance: 餘額 | 結餘 | 未付
    each: @{p} | ({p}) | 單價{p} | 每個{p}
    piece_unit: 個 | 式 | 件 | 台 | 組
    brought_forward: 承前頁 | 上頁小計 | 接上頁
    balance_forward: 前期餘額 | 上期結餘 | 前欠
    invoice_titles: 統一發票 | 請款單 | 銷貨單 | 發票 | 對帳單
    bill_titles: 收據 | 出貨單 | 免用統一發票收據 | 估價單 | 銷貨單
    customer_line: 台照 | 客戶 | 買受人 | 寶號 | 客戶名稱
    signatures: 簽收 | 經手人 | 客戶簽章 | 收款人 | 店章
    folio_titles: 住宿帳單 | 房帳明細 | 住客帳單 | 帳單 | 住宿明細
    total_credits: 已付合計 | 付款合計 | 收款合計
    balance_due: 應付餘額 | 未付金額 | 餘額
    guest_signature: 住客簽名 | 貴賓簽名
    due: 付款期限 | 到期日 | 應付日
    customer: 客戶編號 = {#####} | 客戶代號 = {A}{###} | 會員編號 = {######} | 貴方單號 = {A}{A}
    bank: 銀行 = 第一銀行 | 戶名 = {name} | 帳號 = {###-##-######} | 分行 = 總行 | 銀行代碼 = {###}
    terms: 請於{14..30}日內付款 | 月結{30..60}天 | 貨物售出概不退換 | 匯款請註明單號 | 匯費由客戶負擔 | 感謝您的惠顧
    | 請詳細核對 | 支票抬頭請開{name} | 瑕疵品{7..14}日內可換 | 金額單位為{cur}
    card_titles: 信用卡簽單 | 持卡人存根 | 簽帳單 | 刷卡單 | 商店存根
    card_amounts: 總金額 | 金額 | 交易金額 | 總計 | 刷卡金額
    card_base: 金額 | 消費金額
    card_approved: 交易成功 | 授權成功 | 已核准 | ＊交易成功＊
    card_checked: 免簽名 | 密碼驗證 | 本交易免簽名 | 已驗證
    card_copies: 持卡人存根 | 商店存根 | 客戶聯 | 銀行存查聯
    card_terms: 請妥善保管存根 | 本人同意依約付款 | 簽帳金額無誤
    card_signatures: 持卡人簽名 | 簽名 | 簽章
    card_entries: 晶片 | 感應 | 磁條 | 手動輸入
    card_type: 卡別 | 卡種 | 發卡
    card_number: 卡號 | 卡片號碼
    card_expiry: 有效期 | 有效期限
    card_entry: 讀取方式 | 輸入 | 方式
    card_application: AID | 應用代號
    card_label: 應用名稱 | 應用
    card_cryptogram: TC | 密文
    card_approval: 授權碼 | 核准碼 | 授權號碼
    card_terminal: 端末機代號 | 端末機 | 機號
    card_merchant: 商店代號 | 特店代號 | 商店
    card_batch: 批次號碼 | 批號 | 批次
    card_trace: 序號 | 調閱編號 | 交易序號
    fuel_heads: 加油 | 加油明細 | ＊加油＊ | 油品
    fuel_grades: 油品 | 品名 | 油品別
    fuel_volumes: 公升數 | 數量 | 加油量
    fuel_prices: 單價 | 單價/{unit} | 牌價
    fuel_sales: 金額 | 油款 | 加油金額
    kiosk_calls: 請等候叫號 | 請至取餐區取餐 | 請留意螢幕 | 請保留此單 | 請入座等候 | 餐點製作中
    kiosk_orders: 取餐號碼 | 您的號碼 | 號碼 | 叫號 | 訂單號
    kiosk_services: 內用 | 外帶 | 自取 | 櫃台取餐
    label_titles: 藥袋 | 藥品明細 | 藥費收據 | 收據 | 處方明細
    warnings: 請置於兒童不易取得處 | 請避光保存 | 飯後服用 | 請配開水服用 | 使用前搖勻 | 外用 | 可能引起嗜睡 | 請依指示服完
    | 如有不適請就醫 | 請勿超過劑量
    parking_titles: 停車票 | 停車費收據 | P | 停車收據 | 繳費證明 | 已繳費
    ticket_titles: 收據 | 號碼牌 | 入場券 | 餐券 | 已繳
    check_titles: 結帳單 | 帳單 | 點菜單 | 消費明細 | 結帳明細
    check_signatures: 簽名 | 房號/姓名 | 客人簽名 | 姓名
    seats: 座位{n} | - 座位{n} - | 客人{n} | ＊座位{n}＊
    courses: 第{n}道 | - 第{n}道 - | 出菜{n} | ＊第{n}道＊
    total_lines: 總計: | 合計:
    statement_titles: 工作單 | 請款明細 | 服務單 | 維修單 | 工程明細
    """
    ),
    # Nobody tips.
    "gratuities": (),
    "tip_lines": (),
}
