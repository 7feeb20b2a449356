"""Files of a practice become sized WebP variants, drawings of the rooms become PNG, addresses become QR codes.

Everything here is a pure function of bytes, done once and kept in a `Vault`; a rebuild decodes nothing.
"""
