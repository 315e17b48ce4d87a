"""The report that people read in a browser: an overview, and for each monograph its text with facts and problems in place.

Not a form beside the others: it also needs the facts. Who does what:

    subject   what is known of one monograph, and its row of the overview
    pieces    the text cut wherever a fact or problem begins or ends
    marking   the pieces as HTML
    figures   what the charts show
    pages     the templates filled

Every page stands alone: no script, style, font or request from elsewhere, which its Content-Security-Policy enforces.
"""
