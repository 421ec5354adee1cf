"""Japanese: what sheets, slips of cards, tickets and labels say beside the words of the till. Data only."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

SHEETS: Mapping[str, Sequence[str]] = {
    **worded(
        """
    slip: クレジット売上票 | お客様控え | {method} | カード番号 {card} | ご利用日 {date} {time} | 承認番号 {######}
    | 端末番号 {#####}-{###}-{#####} | 伝票番号 {#####} | 取扱区分 売上 | 支払区分 一括 | 金額 {amount}円
    | 加盟店名 上記の通り | サイン省略
    cards/other: 電子マネー | 交通系IC | 楽天Edy支払 | WAON支払 | PayPay支払 | バーコード決済 | nanaco支払 | 楽天ペイ支払
    | QUICPay支払 | iD支払
    head_position: No. | 行 | 番号 | 項
    head_code: 商品コード | コード | 品番 | JAN
    head_unit: 単位 | 単位
    head_date: 日付 | 年月日 | 月日 | 利用日
    head_charges: ご利用額 | 金額 | ご請求 | 料金
    head_credits: ご入金 | お支払 | 入金
    head_balance: 残高 | 差引残高 | 残額
    each: @{p} | ({p}) | 単価{p} | @{p}円
    piece_unit: 個 | 式 | 点 | 台 | 枚
    brought_forward: 前頁より繰越 | 前頁計 | 繰越
    balance_forward: 前回繰越 | 繰越残高 | 前残
    invoice_titles: 請求書 | 御請求書 | 請 求 書 | 納品書兼請求書 | 適格請求書
    bill_titles: 領収証 | 領 収 証 | 売上伝票 | 納品書 | 請求明細書
    customer_line: 様 | 御中 | お名前 | 宛名 | ご住所
    signatures: 受領印 | 担当者印 | 領収印 | 署名 | 検印
    folio_titles: 宿泊明細書 | ご宿泊明細 | 御請求明細 | ご利用明細書 | 宿泊領収書
    total_credits: ご入金合計 | お支払合計 | 入金計
    balance_due: 差引ご請求額 | ご請求残高 | 未収額
    guest_signature: ご署名 | お客様ご署名
    due: お支払期限 | 支払期日 | お振込期限
    customer: お客様コード = {#####} | 得意先コード = {A}{###} | 会員番号 = {######} | 貴社番号 = {A}{A}
    bank: 振込先 = 第一銀行 本店 | 口座番号 = 普通 {#######} | 口座名義 = {name} | 支店番号 = {###} | 銀行コード = {####}
    terms: お支払期限 発行後{14..30}日以内 | 振込手数料はお客様負担でお願いします | 月末締 翌月末払 | 商品の返品はできません
    | 請求番号をご記入ください | 毎度ありがとうございます | 上記の通りご請求申し上げます | ご不明な点はお問合せください
    | 不良品は{7..14}日以内に交換 | 金額は{cur}表示です
    card_titles: クレジット売上票 | お客様控え | クレジットカード売上票 | 売上票 | 加盟店控え
    card_amounts: 合計金額 | 金額 | ご利用金額 | 合計 | お支払金額
    card_base: 金額 | 商品代金
    card_approved: 承認されました | 売上成立 | お取引成立 | ＊＊承認＊＊
    card_checked: 暗証番号確認済 | サイン不要 | サイン省略 | 本人確認済 | PIN入力
    card_copies: お客様控え | 加盟店控え | ＊お客様控え＊ | カード会社控え
    card_terms: 控えは大切に保管してください | 上記金額をお支払いします | お客様控えをお受取りください
    card_signatures: ご署名 | サイン | 署名
    card_entries: ICチップ | 非接触 | 磁気 | IC | タッチ
    card_type: カード会社 | カード種別 | 会社名 | ブランド
    card_number: カード番号 | 会員番号 | カードNo.
    card_expiry: 有効期限 | 期限
    card_entry: 読取方法 | 入力区分 | 読取
    card_application: AID | アプリID
    card_label: アプリ名 | アプリ
    card_cryptogram: TC | 暗号
    card_approval: 承認番号 | 承認No.
    card_terminal: 端末番号 | 端末ID | 端末No.
    card_merchant: 加盟店番号 | 加盟店No. | 加盟店ID
    card_batch: 処理通番 | バッチ | 集計番号
    card_trace: 伝票番号 | 処理番号 | 端末通番
    fuel_heads: 給油 | 給油伝票 | ＊＊給油＊＊ | 燃料
    fuel_grades: 油種 | 商品 | 油種名
    fuel_volumes: 数量 | 給油量 | 数量
    fuel_prices: 単価 | 単価({cur}/{unit}) | 単価
    fuel_sales: 金額 | 給油金額 | 燃料代
    kiosk_calls: 番号が表示されるまでお待ちください | 受取口でお受取りください | 画面をご確認ください | この券をお持ちください
    | お席でお待ちください | 番号でお呼びします
    kiosk_orders: 受付番号 | お呼出番号 | 食券番号 | 番号 | 引換番号
    kiosk_services: 店内 | お持ち帰り | 持帰 | イートイン | カウンター受取
    label_titles: お薬の説明 | 調剤明細書 | 薬袋 | 調剤報酬領収書 | 領収証
    warnings: 子供の手の届かない所に保管 | 湿気を避けて保管 | 食後に服用 | コップ1杯の水で服用 | よく振ってから使用 | 外用のみ
    | 眠くなることがあります | 飲み切ってください | 薬剤師にご相談ください | 用量を守ってください
    parking_titles: 駐車券 | 駐車料金領収書 | P | 領収書 | 駐車場領収証 | 精算済
    ticket_titles: 領収書 | 整理券 | 入場券 | 食券 | 引換券
    check_titles: お会計票 | 会計伝票 | 御会計票 | ご注文票 | 伝票
    check_signatures: ご署名 | 部屋番号/お名前 | サイン | お名前
    seats: 席{n} | - 席{n} - | お客様{n} | ＊席{n}＊
    courses: {n}品目 | - {n}品目 - | コース{n} | ＊{n}皿目＊
    total_lines: 合計: | お会計:
    statement_titles: 作業明細書 | 請求明細書 | 御請求明細 | 修理明細書 | 作業報告書
    """
    ),
    # Nobody tips.
    "gratuities": (),
    "tip_lines": (),
}
