"""What tills in English print around names and addresses that is part of neither. Data, for Malaysia, Singapore and Britain.

``{place}`` is filled with a branch of the country, ``{name}`` with what people call the shop; a slash begins a new line.
"""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

HEADS: Mapping[str, Sequence[str]] = worded(
    """
    beside: ({}) | ({}) | ({}) | [{}] | {} | {} ({letters}) | (Co. No: {}) | (Co.No.{}) | (Reg No: {}) | <{}> | Co. Reg: {}
    branches: {place} | {place} | {place} | ({place}) | ({place}) | {name} {place} | {name} {place} | {####}-{place}
    | {###} - {place} | Branch : {place} | Branch: {####} | {A}{A}{###} - {place} | #{####} {place} | Store {###} {place}
    | Outlet : {place} | {name} ({place}) | @ {place} | {name} - {place} | {place} Outlet | Site {####} | {place} Branch
    branches_under: ({place}) | ({place}) | {name} {place} | {name} {place} | {name} - {place} | Branch : {place}
    | {name} ({place}) | #{####} {place} | {A}{A}{##} - {name} {place} | Outlet: {place} | {place} | {place} Outlet
    | {site} {place} | {site} {place} | {site} @ {place} | {site} Mart {place}
    former: Formerly known as | Formerly known as | (Formerly known as) | FKA | Formerly :
    address_labels: HQ: | HQ : | HQ Add: | Add: | Address : | Addr : | H/O :
    owners: Owned by : | Owned by | Owner : | Operated by | Managed by : | Licensee of | Franchisee : | Own by | Run by :
    | A division of
    tops: {#######} | {#######} | {#}-{#######} | Your order number is / {####} | Order No. / {###} | 0.00 | {A}
    | Welcome to {name} | Welcome to the family | Thank you for shopping with {name} | Tq for shopping with {name} | Reprint
    | Customer copy | Account's copy | *** Copy *** | ***** Thank you ***** / Please visit us again | Thank you
    | Thank you / Goods sold are not refundable / returnable or exchangeable | {A}{A}{######} | Posted | Duplicate
    | Page 1 of 1 | Queue number / {A}{###} | Please keep this receipt | Signature not required | #{####}
    notices: Shopping hours / Sun-Thu:1000 hrs - 2200 hrs / Fri-Sat:1000 hrs - 2300 hrs | Open daily 10am - 10pm
    | Prepay chit number / {#####} | This is not a receipt | Prepay chit number / {#####} / This is not a receipt
    | Business hours : 9am - 6pm | Valued customer: {##########} | Open 24 hours | (POS {1..9}) | Careline : 1800 {##} {####}
    | Posted | Station {##} | Cash sales counter | Counter {1..9} | Delivery & catering | Mon-Sun:1000 hrs - 2200 hrs | Retail
    """
)
