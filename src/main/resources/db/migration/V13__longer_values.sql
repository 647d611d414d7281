-- A value that does not contain all holdings needs more numbers than one that does.
alter table portfolio_value modify content_sealed varchar(2048) character set ascii collate ascii_nopad_bin not null;
