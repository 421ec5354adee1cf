"""How tills word the sums of a receipt: ``{tax}``, ``{rate}`` and ``{cur}`` are filled in. Data only."""

from synth.draw import listed

SUBTOTAL = listed(
    """
    Subtotal | Sub-Total | Sub Total | Sub total | Subtotal | Total Sales | Gross Amt | Total Amount | Item Total | Gross
    Total | Sub-Total ({cur}) | Amount | Jumlah Kecil | Total Gross | Sub Total Before Discount
    """
)
EXCLUSIVE = listed(
    """
    Total (Excluding {tax}) | Total Sales (Excluding {tax}) | Total Excl. {tax} | Total Excl. of {tax} | Amt. Excl. {tax} |
    Sub-Total (Ex) | Total Excluded Tax | (Excluded {tax}) Sub Total | Taxable Amount | Total Before {tax} | Net Amt Excl.
    {tax} | Total Excl {tax}
    """
)
INCLUSIVE = listed(
    """
    Total (Inclusive of {tax}) | Total Sales (Inclusive of {tax}) | Total Incl. {tax} | Total Incl. {tax} @{rate}% | Total
    Sales Inclusive {tax} @{rate}% | Total Inclusive {tax} | Total ({tax} Incl) | Total With {tax} @ {rate}% | Total Amt
    Incl. {tax} @ {rate}% | Total Sales Incl {tax} | Total {cur} Incl. of {tax} | Total Includes {tax} {rate}% | Total
    Including {tax} | Amt Incl. {tax} | {cur} Total Incl {tax} | Total Sales (Inclusive {tax}) {cur}
    """
)
DISCOUNT = listed(
    """
    Discount | Discount | Disc | Less Discount | Discount {1..6}0% | Total Discount | Coupon Discount | Bill Discount |
    Diskaun | Less : Discount | Total Item Discount | Disc.
    """
)
SERVICE = listed(
    """
    Service Charge | Service Charge {s}% | Svc Chg {s}% | Svr Tax | S. Charge {s}% | Service Charges ({s}%) | Svc Charge |
    {s}% Service Charge
    """
)
TIP = ("Tip", "Tip", "Gratuity", "Tips", "Tip Amount", "Card Tip")
TAX = listed(
    """
    {tax} | {tax} {rate}% | {tax} @{rate}% | {tax} @ {rate}% | Total {tax} | {tax} Payable ({rate}%) | {tax} ({rate}%) | Add
    {tax} {rate}% | Tax | {tax} Amt | Total Tax | {tax} Payable | {rate}% {tax} | Add : {tax} @ {rate}% | Tax {rate}%
    """
)
ROUNDING = listed(
    """
    Rounding | Rounding Adj | Rounding Adjustment | Rounding Adj. | Round Adj | Rounding Adjusment | Rounding ({cur}) | Bill
    Rounding | Rounding Adj : | Pelarasan | Rounding Mech. | Rounding | Adjustment | 5 Cent Rounding
    """
)
FINAL = listed(
    """
    Total | Total | Total | Total | Total ({cur}) | Total {cur} | Grand Total | Grand Total | Total Amount | Net Total |
    Nett Total | Amount Due | Total Due | Total Payable | Total Amt Payable | Total Amount Payable | Balance Due | Net Amt |
    Amount To Be Paid | Jumlah | Total Sales | Bill Total | Net Amount | Total:{cur} | Jumlah Besar | Total Sale | Amount
    Payable | Total To Pay | To Pay | Total Bill | Payable | Nett Amount | Final Total | Takeout Total | Total Price |
    Balance | Total Net | Cash Total | Total Amt | Invoice Total | Grand Total ({cur}) | Total Payable Amount | Jumlah Perlu
    Dibayar | Due | Amt Due | Eat-in Total (Incl {tax}) | Takeout Total (Incl {tax}) | Total Amt Payable | Total Due Amount
    """
)
ROUNDED = listed(
    """
    Total Rounded | Rounded Total | Total After Rounding | Total Amt Rounded | Total After Adj | Total After Adj Incl {tax}
    | Rounded Total ({cur}) | Nett Total | Final Total | Total Amt Payable | Total | Total | Grand Total | Net Total | Total
    {cur} | Amount To Be Paid | Total Payable | Total Amount | Due | Amount Due | Amount To Be Paid | Total Amount Payable |
    Total Rounded
    """
)
QUANTITY = listed(
    """
    Total Qty | Total Qty : | Item Count | No. of Items | Total Items | Qty | Total Quantity | Tot Qty | Item(s) | Total
    Item(s) | Items | Quantity | Total Qty Tender | Number of Items | Jumlah Item | Qty(s)
    """
)
CHANGE = listed(
    """
    Change | Change | Change | Change Due | Change Amt | Baki | Cash Change | Change {cur} | Change ({cur}) | Your Change |
    Change Returned | Balance
    """
)
CASH = listed(
    """
    Cash | Cash | Cash | Cash Tendered | Cash Received | Payment | Paid Amount | Tunai | Cash {cur} | Cash ({cur}) | Paid |
    Tender | Amount Paid | Received | Cash Payment | Tendered | By Cash | Received Cash
    """
)
SUMMARY = listed(
    """
    {tax} Summary | {tax} Summary | {tax} Analysis | Tax Summary | {tax} Summary: | {tax} Details | Summary of {tax} | {tax}
    | {tax} Code
    """
)
TRAPS = (
    "Total Item Discount",
    "Last Balance",
    "Total Saving",
    "Total Savings",
    "Total Discount",
    "Points",
    "Deposit",
    "Outstanding",
    "Your Savings For Today",
)
BASE_HEAD = ("Amount({cur})", "Amount", "Amt ({cur})", "Goods", "Amt({cur})")
TAX_HEAD = ("Tax({cur})", "Tax", "{tax}", "Tax ({cur})", "Tax Amt")
INCLUDED = (
    "{tax} @{rate}% included in total",
    "Total includes {rate}% {tax}",
    "*{rate}% {tax} included",
    "Inclusive {rate}% {tax}",
    "Total included {tax} @ {rate}%",
)
UNROUNDED = ("Total", "Total Amount", "Total Sales", "Net Total", "Bill Amount")
PAYMENT_MODES = ("Payment Mode", "Payment Details", "Payment :", "Paid By", "Tender")
