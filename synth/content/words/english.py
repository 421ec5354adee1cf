"""English: the words of the till where the usual ones name things in Malay. Data, for the United States and Singapore."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

WORDS: Mapping[str, Sequence[str]] = worded(
    """
    subtotal: Subtotal | Sub-Total | Sub Total | SubTotal | Item Total | Merchandise Subtotal | Amount | Subtotal {cur}
    discount: Discount | Discount | Disc | Less Discount | Coupon | Total Discount | Promo | Savings | Store Coupon | Disc.
    rounding: Rounding | Rounding Adj | Rounding Adjustment | Round Adj | Cash Rounding
    final: Total | Total | Total | Total | Grand Total | Total Due | Amount Due | Balance Due | Total {cur} | Total Amount
    | Order Total | Balance | Net Total | Total Sale | Purchase Total | Total Payable | Check Total | Total ({cur}) | To Pay
    rounded: Total | Total | Grand Total | Amount Due | Net Total | Total Payable | Total {cur}
    pieces: Items Sold | Item Count | No. of Items | Total Items | Items | # Items Sold | Qty | Total Qty | Number of Items
    change: Change | Change | Change Due | Cash Change | Your Change | Change {cur}
    cash: Cash | Cash | Cash Tendered | Cash Received | Tender | Amount Paid | Cash Tend | Tendered | Paid
    number: Receipt # | Order # | Receipt No. | Trans # | Check # | Invoice # | Ticket # | Order | Trans | Ref # | Receipt
    | Sale # | TRN | Bill No. | Invoice No.
    date: Date | Date | Date | Ordered | Date/Time | Order Date | Sale Date | Printed
    time: Time | Time | Tm | Trans Time
    cashier: Cashier | Cashier | Server | Served by | Clerk | Associate | Employee | Operator | Your cashier | Host | Staff
    | Sales Rep
    table: Table | Table | Tbl | Table # | Table No.
    slogans: Your neighborhood store | Since {1960..2010} | Good food, good mood | Everyday low price | Quality & service
    | Open daily
    | Welcome to {site} | Store {####} | Est. {1950..2015} | www.{site}.com | Locally owned | Store #{###} | Always fresh
    head_name: Description | Item | Item | Product | Name | Items | Desc
    head_amount: Amount | Amt | Total | Price | {cur} | Ext
    """
)
