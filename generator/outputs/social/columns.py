"""The columns of the files that scheduling programs import, letter for letter as in the samples that they hand out."""

from __future__ import annotations

from generator.model.social import Network

BUFFER = ("Text", "Image URL", "Tags", "Posting Time")
"""Bulk upload. Capital letters count."""

PUBLER = (
    "Date - Intl. format or prompt",
    "Text",
    "Link(s) - Separated by comma for FB carousels",
    "Media URL(s) - Separated by comma",
    "Title - For the video, pin, PDF ..",
    "Label(s) - Separated by comma",
    "Alt text(s) - Separated by ||",
    "Comment(s) - Separated by ||",
    "Pin board, FB album, or Google category",
    "Post subtype - I.e. story, reel, PDF ..",
    "CTA - For Facebook links or Google",
    "Reminder - For stories, reels, shorts, and TikToks",
)
"""The template of 2025. None may be missing, all but the text may be empty."""

HIGHLEVEL = (
    "postAtSpecificTime (YYYY-MM-DD HH:mm:ss)", "content", "link (OGmetaUrl)", "imageUrls", "gifUrl", "videoUrls",
)  # fmt: skip
"""The basic sample."""

_GROUPS = (
    ("All Social", 12), ("Facebook", 1), ("Instagram", 1), ("LinkedIn", 2), ("Google (GBP)", 10), ("YouTube", 3),
    ("TikTok", 7), ("Community", 2), ("Pinterest", 2),
)  # fmt: skip
HIGHLEVEL_GROUPS = tuple(name for name, count in _GROUPS for _ in range(count))
"""The first line of the advanced sample: what each column is for."""
HIGHLEVEL_ADVANCED = (
    "postAtSpecificTime (YYYY-MM-DD HH:mm:ss)", "content", "OGmetaUrl (url)", "imageUrls (comma-separated)", "gifUrl",
    "videoUrls (comma-separated)", "thumbnailUrl", "mediaOptimization (true/false)", "applyWatermark (true/false)",
    "tags (comma-separated)", "category", "followUpComment",
    "type (post/story/reel)",
    "type (post/story/reel)",
    "pdfTitle", "postAsPdf (true/false)",
    "eventType (call_to_action/event/offer)", "actionType (none/order/book/shop/learn_more/call/sign_up)", "title",
    "offerTitle", "startDate (YYYY-MM-DD HH:mm:ss)", "endDate (YYYY-MM-DD HH:mm:ss)", "termsConditions", "couponCode",
    "redeemOnlineUrl", "actionUrl",
    "title", "privacyLevel (private/public/unlisted)", "type (video/short)",
    "privacyLevel (everyone/friends/only_me)", "promoteOtherBrand (true/false)", "enableComment (true/false)",
    "enableDuet (true/false)", "enableStitch (true/false)", "videoDisclosure (true/false)",
    "promoteYourBrand (true/false)",
    "title", "notifyAllGroupMembers (true/false)",
    "title", "link",
)  # fmt: skip
"""The second line: the columns. Names come back, so the place of a column counts."""
GOOGLE_COLUMNS = slice(16, 26)
"""Those that only a Google Business Profile has."""

METRICOOL_NETWORKS = {
    Network.FACEBOOK: "Facebook",
    Network.X: "Twitter/X",
    Network.LINKEDIN: "LinkedIn",
    Network.GOOGLE: "GBP",
    Network.INSTAGRAM: "Instagram",
    Network.THREADS: "Threads",
    Network.BLUESKY: "Bluesky",
}
METRICOOL = (
    "Text", "Date", "Time", "Draft",
    "Facebook", "Twitter/X", "LinkedIn", "GBP", "Instagram", "Pinterest", "TikTok", "Youtube", "Threads", "Bluesky",
    *(f"Picture Url {number}" for number in range(1, 11)),
    *(f"Alt text picture {number}" for number in range(1, 11)),
    "Document title", "Shortener", "Video Thumbnail Url", "Video Cover Frame",
    "Twitter/X Can reply", "Twitter/X Type", "Twitter/X Poll Duration minutes",
    *(f"Twitter/X Poll Option {number}" for number in range(1, 5)),
    "Pinterest Board", "Pinterest Pin Title", "Pinterest Pin Link", "Pinterest Pin New Format",
    "Instagram Post Type", "Instagram Show Reel On Feed",
    "Youtube Video Title", "Youtube Video Type", "Youtube Video Privacy", "Youtube video for kids",
    "Youtube Video Category", "Youtube Video Tags", "Youtube playlist",
    "GBP Post Type", "Facebook Post Type", "Facebook Title", "First Comment Text",
    "TikTok Title", "TikTok disable comments", "TikTok disable duet", "TikTok disable stitch", "TikTok Post Privacy",
    "TikTok Branded Content", "TikTok Your Brand", "TikTok Auto Add Music", "TikTok Photo Cover Index",
    "TikTok musicId", "TikTok music title", "TikTok music author", "TikTok music previewUrl",
    "TikTok music thumbnailUrl", "TikTok music soundVolume", "TikTok music originalVolume", "TikTok music startMillis",
    "TikTok music endMillis", "TikTok is AI generated content",
    "LinkedIn Type", "LinkedIn Poll Question", *(f"LinkedIn Poll Option {number}" for number in range(1, 5)),
    "LinkedIn Poll Duration", "LinkedIn Show link preview", "LinkedIn Images as Carousel",
    "Threads Reply Control", "Threads Is Spoiler", "Threads Post Type",
)  # fmt: skip
"""The template of May 2026, 93 columns. Columns are found by their names; later templates have a few more."""
