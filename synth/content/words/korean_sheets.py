"""Korean: what sheets, slips of cards, tickets and labels say beside the words of the till. Data only."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

SHEETS: Mapping[str, Sequence[str]] = {
    **worded(
        """
    slip: 신용카드 매출전표 | [신용승인] | 카드종류 : {method} | 카드번호 : {card} | 승인일시 : {date} {time}
    | 승인번호 : {########} | 가맹점번호 : {#########} | 할부개월 : 일시불 | 단말기번호 : {########} | 승인금액 : {amount}원
    | 매입사 : 비씨카드 | 전표매입 | 서명생략
    cards/other: 카카오페이 | 네이버페이 | 계좌이체
    head_position: NO | 번호 | 순번
    head_code: 품번 | 코드 | 상품코드 | 바코드
    head_unit: 단위 | 규격
    head_date: 일자 | 날짜 | 이용일
    head_charges: 이용금액 | 금액 | 청구
    head_credits: 입금 | 결제 | 납입
    head_balance: 잔액 | 미수금
    each: @{p} | ({p}) | 개당 {p} | 단가 {p}
    piece_unit: 개 | 식 | 점 | 대 | EA
    brought_forward: 이월 | 전페이지 합계 | 앞장 이월
    balance_forward: 전월이월 | 이월잔액 | 전잔액
    invoice_titles: 세금계산서 | 거래명세서 | 청구서 | 거래명세표 | 계산서
    bill_titles: 간이영수증 | 영수증 | 거래명세표 | 견적서 | 입금표
    customer_line: 귀하 | 공급받는자 | 성명 | 상호 | 고객명
    signatures: 인수자 | 서명 | 공급자 (인) | 수령인 | 담당자
    folio_titles: 객실 계산서 | 숙박 명세서 | 이용 내역서 | 계산서 | 투숙객 청구서
    total_credits: 결제 합계 | 입금 합계 | 총 입금액
    balance_due: 잔액 | 미결제 금액 | 청구 잔액
    guest_signature: 고객 서명 | 투숙객 서명
    due: 납부기한 | 결제기한 | 지급일
    customer: 고객번호 = {#####} | 거래처코드 = {A}{###} | 회원번호 = {######} | 관리번호 = {A}{A}{##}
    bank: 은행 = 국민은행 | 예금주 = {name} | 계좌번호 = {######-##-######} | 지점 = 본점 | 입금계좌 = {###-####-####-##}
    terms: {14..30}일 이내 결제 바랍니다 | 입금시 상호를 기재해 주세요 | 상기 금액을 청구합니다 | 위 금액을 정히 영수함
    | 반품은 {7..14}일 이내 | 거래해 주셔서 감사합니다 | 하자보수 {6..12}개월 | 금액단위 {cur} | 세금계산서 별도 발행
    card_titles: 신용카드 매출전표 | 신용승인 | 카드매출전표 | 매출전표 | 신용카드전표
    card_amounts: 합계 | 승인금액 | 금액 | 합계금액 | 결제금액
    card_base: 판매금액 | 금액
    card_approved: 정상승인 | 승인완료 | 거래승인 | 정상 승인되었습니다
    card_checked: 서명생략 | 무서명거래 | 비밀번호 확인 | 본인확인
    card_copies: 고객용 | 가맹점용 | (고객용) | 카드사용
    card_terms: 영수증을 보관하세요 | 상기 금액을 승인합니다 | 카드 회원용
    card_signatures: 서명 | 고객서명 | 회원서명
    card_entries: IC칩 | 비접촉 | 마그네틱 | IC | 삼성페이
    card_type: 카드종류 | 카드명 | 발급사 | 매입사
    card_number: 카드번호 | 회원번호 | 카드
    card_expiry: 유효기간 | 유효
    card_entry: 입력방식 | 거래방식 | 입력
    card_application: AID | 앱ID
    card_label: 앱이름 | 앱
    card_cryptogram: TC | 암호
    card_approval: 승인번호 | 승인NO
    card_terminal: 단말기번호 | 단말번호 | 단말기
    card_merchant: 가맹점번호 | 가맹번호 | 가맹점
    card_batch: 배치번호 | 마감번호 | 집계
    card_trace: 전표번호 | 거래번호 | 일련번호
    fuel_heads: 주유 | 주유내역 | ** 주유 ** | 유류
    fuel_grades: 유종 | 품명 | 상품
    fuel_volumes: 수량 | 주유량 | 리터
    fuel_prices: 단가 | 단가/{unit} | 단가({cur})
    fuel_sales: 금액 | 주유금액 | 유류대
    kiosk_calls: 번호가 표시되면 받아가세요 | 픽업대에서 받아가세요 | 화면을 확인해 주세요 | 주문서를 보관하세요
    | 자리에서 기다려 주세요 | 음식을 준비중입니다
    kiosk_orders: 주문번호 | 대기번호 | 고객번호 | 교환번호 | 번호
    kiosk_services: 매장식사 | 포장 | 먹고가기 | 가져가기 | 셀프픽업
    label_titles: 약봉투 | 조제약 안내 | 약제비 영수증 | 영수증 | 복약안내
    warnings: 어린이 손이 닿지 않는 곳에 보관 | 직사광선을 피하세요 | 식후 30분 복용 | 충분한 물과 함께 복용
    | 흔들어 사용하세요 | 외용제 | 졸릴 수 있습니다 | 끝까지 복용하세요 | 약사와 상담하세요 | 용량을 지키세요
    parking_titles: 주차권 | 주차요금 영수증 | P | 주차영수증 | 정산완료 | 주차확인증
    ticket_titles: 영수증 | 번호표 | 입장권 | 식권 | 정산완료
    check_titles: 계산서 | 주문서 | 빌지 | 테이블 계산서 | 주문내역서
    check_signatures: 서명 | 객실/성명 | 고객 서명 | 성명
    seats: 좌석 {n} | - 좌석 {n} - | 손님 {n} | ** {n}번 **
    courses: 코스 {n} | - 코스 {n} - | {n}차 주문 | ** {n}차 **
    total_lines: 합계: | 총액:
    statement_titles: 작업명세서 | 청구명세서 | 거래명세서 | 수리내역서 | 용역명세서
    """
    ),
    # Nobody tips.
    "gratuities": (),
    "tip_lines": (),
}
